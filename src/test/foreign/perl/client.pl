# SOAP::Lite as its users call it: a call as JSON on a line of the input, the answer on a line of the output.
use strict;
use warnings;
use JSON::PP;
use SOAP::Lite;

sub ask {
    my ($call) = @_;
    my $client = SOAP::Lite->proxy($call->{address})->on_fault(sub { my ($soap, $fault) = @_; $fault });
    my $text = SOAP::Data->type(string => $call->{text});
    my %forms = (
        uri => sub { $client->uri($call->{namespace}), $text },
        named => sub { $client->ns($call->{namespace}), $text->name($call->{argument}) },
        'without-namespace' => sub { $client, $text },
        # without a type, text that is not ASCII goes as base64
        untyped => sub { $client->uri($call->{namespace}), $call->{text} },
    );
    my ($soap, $argument) = $forms{$call->{form}}->();
    my $answer = $soap->call($call->{operation}, $argument);
    return {fault => "$answer"} unless ref $answer;
    return $answer->fault ? {fault => $answer->faultstring} : {text => $answer->result};
}

$| = 1;
while (my $line = <STDIN>) {
    print JSON::PP->new->ascii->encode(ask(decode_json($line))), "\n";
}
