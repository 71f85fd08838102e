from dataclasses import dataclass
from wellhead.records import *
@dataclass(frozen=True)
class Count:
    claims: tuple; mentions: tuple; origins: tuple; conflicts: tuple
def count(d):
    st={s.statement_id:s for s in d.statements}; art={a.article_id:a for a in d.articles}
    C=[];M=[]
    for p in d.propositions:
        pubs={art[s.article_id].publisher or s.article_id for s in p.spots}
        C.append(Claim(claim_id=p.claim_id,story_id=p.story_id,text=p.text,status="single-origin",disputed=False,publishers=len(pubs),unsourced_publishers=0,origins_min=1,origins_max=1,named=0,anonymous=0,anonymous_only=None,sides=0,credibility=6,why=""))
        for sid,sp in zip(p.statement_ids,p.spots):
            s=st[sid]
            M.append(Mention(claim_id=p.claim_id,article_id=sp.article_id,statement_id=sid,attribution_id=s.attribution_id,start=sp.start,end=sp.end,text=art[sp.article_id].text[sp.start:sp.end],role=s.role,origin_id=None))
    return Count(tuple(C),tuple(M),(),())
