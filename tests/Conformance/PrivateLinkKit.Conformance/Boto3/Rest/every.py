"""Sends every type in every part of a message, and expects it back."""
from datetime import datetime, timezone

from client import client, members, same

TIME = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
THING = {"Name": "a <b> & c", "Made": TIME, "Parts": ["x", "y"]}
BODY = {
    "Count": 3, "Size": 2 ** 40, "Ratio": 0.5, "Flag": True, "Bytes": b"\x00\xff", "Thing": THING, "Texts": ["one"], "Things": [THING, {"Name": "b"}],
    "Map": {"k": "v", "l": "w"}, "ThingMap": {"t": THING}, "At": TIME, "AtIso": TIME, "AtHttp": TIME, "AtEpoch": TIME,
}
XML = {"FlatMap": {"k": "v", "l": "w"}, "FlatThings": [THING], "FlatTexts": ["one", "two"], "Owner": {"Name": "o", "Kind": "Group"}}
HEADERS = {
    "HeaderText": "a b", "HeaderCount": 4, "HeaderFlag": False, "HeaderTime": TIME, "HeaderIso": TIME, "HeaderEpoch": TIME,
    "Metadata": {"colour": "red", "size": "10"},
}
QUERY = {"Label": "a/b c", "Ids": ["1", "2"], "Since": TIME, "SinceEpoch": TIME, "Others": {"x": "1", "y": "2"}}

for name, body in (("everyxml", BODY | XML), ("everyjson", BODY)):
    every = client(name)
    same((body, 200), members(every.echo_body(**body)))
    same(({}, 200), members(every.echo_body()))
    same((HEADERS | {"Code": 202}, 202), members(every.echo_headers(**HEADERS)))
    same((QUERY, 200), members(every.echo_query(**QUERY)))
    same(({"Thing": THING, "HeaderText": "t"}, 200), members(every.echo_thing(Thing=THING, HeaderText="t")))
    same(({"Bytes": b"\x00\xff<", "ContentType": "image/png"}, 200), members(every.echo_bytes(Bytes=b"\x00\xff<", ContentType="image/png")))
    same(({"Text": "{\u00e9}"}, 200), members(every.echo_text(Text="{\u00e9}")))
    try:
        raise AssertionError(every.echo_text(Text="missing"))
    except every.exceptions.NoSuchThing as error:
        same(("There is none", 404), (error.response["Error"]["Message"], error.response["ResponseMetadata"]["HTTPStatusCode"]))

one = client("everyxml")
same(({"Map": {}, "Texts": []}, 200), members(one.echo_body(Map={}, Texts=[])))
