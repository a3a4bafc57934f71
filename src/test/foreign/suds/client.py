"""suds as its users call it: a call as JSON on a line of the input, the answer on a line of the output."""
import json
import logging
import sys

import suds
from suds.client import Client
from suds.wsse import Security, UsernameToken

logging.disable(logging.CRITICAL)
for line in sys.stdin.buffer:
    call = json.loads(line)
    client = Client(call["address"] + "?wsdl", cache=None)
    if call["form"] == "security":
        security = Security()
        security.tokens.append(UsernameToken("demo", "demo"))
        client.set_options(wsse=security)
    try:
        answer = {"text": getattr(client.service, call["operation"])(call["text"])}
    except suds.WebFault as fault:
        answer = {"fault": fault.fault.faultstring}
    print(json.dumps(answer), flush=True)
