"""zeep as its users call it: a call as JSON on a line of the input, the answer on a line of the output."""
import json
import sys

import zeep
from zeep.wsse.username import UsernameToken

for line in sys.stdin.buffer:
    call = json.loads(line)
    security = UsernameToken("demo", "demo", use_digest=True) if call["form"] == "security" else None
    client = zeep.Client(call["address"] + "?wsdl", wsse=security)
    operation = client.service[call["operation"]]
    named = {call["argument"]: call["text"]}
    try:
        answer = {"text": operation(call["text"]) if call["form"] == "position" else operation(**named)}
    except zeep.exceptions.Fault as fault:
        answer = {"fault": fault.message}
    print(json.dumps(answer), flush=True)
