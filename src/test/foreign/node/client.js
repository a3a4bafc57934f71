// npm's soap as its users call it: a call as JSON on a line of the input, the answer on a line of the output.
const readline = require('readline');
const soap = require('soap');

async function ask(call) {
  const soap12 = call.form === 'soap12';
  const client = await soap.createClientAsync(call.address + '?wsdl', { forceSoap12Headers: soap12 });
  if (call.form === 'security') {
    client.setSecurity(new soap.WSSecurity('demo', 'demo', { mustUnderstand: true }));
  }
  try {
    const [answer] = await client[call.operation + 'Async']({ [call.argument]: call.text });
    return { text: answer.return };
  } catch (error) {
    const fault = error.root && error.root.Envelope.Body.Fault;
    if (!fault) {
      throw error;
    }
    return { fault: fault.faultstring || fault.Reason.Text.$value || fault.Reason.Text };
  }
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await ask(JSON.parse(line))));
  }
}

main();
