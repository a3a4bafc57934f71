<?php
// PHP's SoapClient as its users call it: a call as JSON on a line of the input, the answer on a line of the output.

const SECURITY = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const TOKEN = '<wsse:Security xmlns:wsse="' . SECURITY . '" SOAP-ENV:mustUnderstand="1"><wsse:UsernameToken>'
    . '<wsse:Username>demo</wsse:Username><wsse:Password>demo</wsse:Password>'
    . '</wsse:UsernameToken></wsse:Security>';

function ask(array $call): array
{
    $wsdl = $call['address'] . '?wsdl';
    $plain = ['location' => $call['address'], 'uri' => $call['namespace']];
    $named = [$call['argument'] => $call['text']];
    $part = new SoapParam($call['text'], $call['argument']);
    $gzip = SOAP_COMPRESSION_ACCEPT | SOAP_COMPRESSION_GZIP | 5;
    $deflate = SOAP_COMPRESSION_ACCEPT | SOAP_COMPRESSION_DEFLATE | 5;
    [$document, $options, $argument] = [
        'wsdl' => [$wsdl, [], $named],
        'wsdl-soap12' => [$wsdl, ['soap_version' => SOAP_1_2], $named],
        'uri' => [null, $plain, $call['text']],
        'uri-named' => [null, $plain, $part],
        'uri-soap12' => [null, $plain + ['soap_version' => SOAP_1_2], $call['text']],
        'gzip' => [null, $plain + ['compression' => $gzip], $call['text']],
        'deflate' => [$wsdl, ['compression' => $deflate], $named],
        'security' => [$wsdl, [], $named],
    ][$call['form']];
    try {
        $client = new SoapClient($document, $options + ['cache_wsdl' => WSDL_CACHE_NONE]);
        if ($call['form'] === 'security') {
            $client->__setSoapHeaders(new SoapHeader(SECURITY, 'Security', new SoapVar(TOKEN, XSD_ANYXML), true));
        }
        $answer = $client->__soapCall($call['operation'], [$argument]);
        return ['text' => is_object($answer) ? $answer->return : $answer];
    } catch (SoapFault $fault) {
        return ['fault' => $fault->getMessage()];
    }
}

while (($line = fgets(STDIN)) !== false) {
    echo json_encode(ask(json_decode($line, true))), "\n";
}
