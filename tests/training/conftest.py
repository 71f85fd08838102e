"""Small corpora in the formats of the real ones, written for these tests."""

from __future__ import annotations

import pytest

TREEBANK = """\
# newdoc id = GUM_news_ferry
# newpar
# sent_id = 1
# text = Ada Berg runs the Kestrel Ferry Company in Lund.
1\tAda\tAda\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new-nnnnn-cf1-1-sgl-Ada_Berg
2\tBerg\tBerg\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3\truns\trun\tVERB\tVBZ\t_\t0\troot\t_\t_
4\tthe\tthe\tDET\tDT\t_\t7\tdet\t_\tEntity=(2-organization-new-nnnnn-cf2-4-sgl
5\tKestrel\tKestrel\tPROPN\tNNP\t_\t7\tcompound\t_\tEntity=(3-place-new-nnnnn-cf3-1-sgl)
6\tFerry\tFerry\tPROPN\tNNP\t_\t7\tcompound\t_\t_
7\tCompany\tCompany\tPROPN\tNNP\t_\t3\tobj\t_\t_
8\tin\tin\tADP\tIN\t_\t9\tcase\t_\t_
9\tLund\tLund\tPROPN\tNNP\t_\t7\tnmod\t_\tEntity=(4-place-new-nnnnn-cf4-1-sgl)2)
10\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = 2
# text = It isn't safe, the mayor said on Monday.
1\tIt\tit\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tisn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tis\tbe\tAUX\tVBZ\t_\t4\tcop\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tsafe\tsafe\tADJ\tJJ\t_\t0\troot\t_\t_
5\t,\t,\tPUNCT\t,\t_\t4\tpunct\t_\t_
6\tthe\tthe\tDET\tDT\t_\t7\tdet\t_\tEntity=(5-person-new-nnnnn-cf1-2-sgl
7\tmayor\tmayor\tNOUN\tNN\t_\t8\tnsubj\t_\tEntity=5)
8\tsaid\tsay\tVERB\tVBD\t_\t4\tparataxis\t_\t_
9\ton\ton\tADP\tIN\t_\t10\tcase\t_\t_
10\tMonday\tMonday\tPROPN\tNNP\t_\t8\tobl:tmod\t_\t_
11\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
# sent_id = 3
# text = Nobody was hurt.
1\tNobody\tnobody\tPRON\tNN\t_\t3\tnsubj:pass\t_\t_
2\twas\tbe\tAUX\tVBD\t_\t3\taux:pass\t_\t_
3\thurt\thurt\tVERB\tVBN\t_\t0\troot\t_\tSpaceAfter=No
3.1\twas\tbe\tAUX\tVBD\t_\t_\t_\t_\t_
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# newdoc id = GUM_fiction_ferry
# sent_id = 4
# text = Once upon a time.
1\tOnce\tonce\tADV\tRB\t_\t0\troot\t_\t_
2\tupon\tupon\tADP\tIN\t_\t4\tcase\t_\t_
3\ta\ta\tDET\tDT\t_\t4\tdet\t_\t_
4\ttime\ttime\tNOUN\tNN\t_\t1\tobl\t_\t_
5\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_

"""

NAMES = "\n\n".join(
    [
        "The O\nKestrel I-ORG\nFerry I-ORG\nCompany I-ORG\nsank O\n. O",
        "Oslo I-LOC\nBergen B-LOC\nand O\nTalvian I-MISC\nAda I-PER\nBerg I-PER",
        *["Nobody O\nsailed O\n. O"] * 9,
    ]
)


@pytest.fixture
def treebank_file(tmp_path):
    path = tmp_path / "en_small.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return path


@pytest.fixture
def names_file(tmp_path):
    path = tmp_path / "names.conll"
    path.write_text(NAMES, encoding="utf-8")
    return path
