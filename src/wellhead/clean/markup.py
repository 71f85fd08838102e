"""stub"""
def label_markup(page, roles, title):
    pass
