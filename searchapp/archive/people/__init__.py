"""Who is who across articles? What one tells, who may be meant, what is decided, what people said.

`appearances` → `linking` (at first sight) → `bearers` → `resolve` (at the end of a run) → `moving`, `joining` →
`identities` (what people said); `registry` answers for all of it. What decides is `searchapp.people`.
"""
