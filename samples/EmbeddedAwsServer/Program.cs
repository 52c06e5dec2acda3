using System.CommandLine;
using System.Net.Sockets;
using PrivateLinkKit.Samples;
using PrivateLinkKit.Testing;

var port = new Option<int>("--port") { Description = "The port of the AWS API on 127.0.0.1; 0 takes a free one.", DefaultValueFactory = _ => 4566 };
var socksPort = new Option<int>("--socks-port") { Description = "The port of the SOCKS5 proxy into the VPCs on 127.0.0.1; 0 takes a free one.",
    DefaultValueFactory = _ => 4567 };

var command = new RootCommand("Keeps an EmbeddedAws running until Ctrl-C or SIGTERM.") { port, socksPort };
command.SetAction(async (arguments, stop) =>
{
    try
    {
        return await ServeAsync(arguments, stop);
    }
    catch (Exception error) when (error is IOException or SocketException or ArgumentOutOfRangeException)
    {
        await Console.Error.WriteLineAsync($"EmbeddedAws cannot start: {error.Message} Choose other ports with --port and --socks-port.");
        return 1;
    }
});

return await command.Parse(args).InvokeAsync();

async Task<int> ServeAsync(ParseResult arguments, CancellationToken stop)
{
    await using var aws = await EmbeddedAws.StartAsync(
        new EmbeddedAwsOptions { Port = arguments.GetValue(port), SocksPort = arguments.GetValue(socksPort) }, stop);
    SystemImages.AddTo(aws.Images);

    Console.WriteLine($$"""
        EmbeddedAws listens on {{aws.ServiceUrl}} (the door into its VPCs: {{aws.SocksEndPoint}}). Stop it with Ctrl-C.

        AWS CLI   AWS_ACCESS_KEY_ID=000000000000 AWS_SECRET_ACCESS_KEY=any AWS_DEFAULT_REGION=eu-west-1 \
                    aws --endpoint-url {{aws.ServiceUrl}} ec2 describe-vpcs
        .NET      new AmazonEC2Config { ServiceURL = "{{aws.ServiceUrl}}", AuthenticationRegion = "eu-west-1" }
        boto3     boto3.client("ec2", endpoint_url="{{aws.ServiceUrl}}", region_name="eu-west-1")
        Account   a 12-digit access key id is the account; any other is 000000000000
        curl      stand in a VPC, subnet, instance or network interface by naming it as the proxy's user:
                    curl --proxy socks5h://vpc-0123456789abcdef0:-@{{aws.SocksEndPoint}} http://vpce-….vpce.amazonaws.com/api/tasks
        Health    curl {{aws.ServiceUrl}}_localstack/health
        Drops     curl {{aws.ServiceUrl}}_privatelinkkit/drops      (which packets did not arrive, and why)
        Reset     curl -X POST {{aws.ServiceUrl}}_privatelinkkit/reset
        Images    {{string.Join(", ", TaskApiImage.Name, DogNamesImage.Name, TodoImage.Name, KafkaUiImage.Name, NginxImage.Name)}}
        """);

    try
    {
        await Task.Delay(Timeout.Infinite, stop);
    }
    catch (OperationCanceledException)
    {
        Console.WriteLine("Stopped.");
    }

    return 0;
}
