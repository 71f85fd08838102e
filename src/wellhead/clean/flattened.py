"""stub"""
def part(lines, title):
    return lines
