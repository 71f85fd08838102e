"""Makes the shipped language model: one encoder that tags, parses and finds names.

    python -m training.language --corpora FOLDER --out FOLDER

See ``training/language/__main__.py`` for its stages and ``--help`` for what each takes.
"""
