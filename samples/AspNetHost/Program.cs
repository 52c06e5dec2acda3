using System.CommandLine;
using Amazon.Runtime;
using AspNetHost;
using PrivateLinkKit;
using PrivateLinkKit.Samples;
using PrivateLinkKit.Testing;

var demo = new Option<bool>("--demo") { Description = "Send requests through the endpoint, print the results, destroy everything, and exit." };
var providerUrl = new Option<string>("--provider-url") { Description = "URL of the provider's host.", DefaultValueFactory = _ =>
    "http://127.0.0.1:5081" };
var consumerUrl = new Option<string>("--consumer-url") { Description = "URL of the consumer's host.", DefaultValueFactory = _ =>
    "http://127.0.0.1:5082" };
var command = new RootCommand("A provider and a consumer of a private service, both ASP.NET Core hosts, on an AWS inside this process.") { demo,
    providerUrl, consumerUrl };
command.SetAction((arguments, cancellationToken) =>
    RunAsync(arguments.GetValue(demo), arguments.GetValue(providerUrl)!, arguments.GetValue(consumerUrl)!, cancellationToken));
return await command.Parse(args).InvokeAsync();

static async Task<int> RunAsync(bool demo, string providerUrl, string consumerUrl, CancellationToken cancellationToken)
{
    // Prints the metrics again when disposed.
    using var metrics = MetricsTable.Start(Telemetry.MeterName);
    await using var aws = await EmbeddedAws.StartAsync();
    SystemImages.AddTo(aws.Images);

    await using var provider = Provider.Build(providerUrl, UseEmbeddedAws);
    await provider.StartAsync(cancellationToken);
    var customerVpc = provider.Services.GetRequiredService<IStackMonitor>().StatusOf(Provider.TaskApi.Name).LastResult!.Endpoint(Provider.Customer).VpcId;

    // A host inside the customer's VPC needs neither: names and addresses resolve there.
    var place = aws.Network.StandIn(customerVpc);
    await using var consumer = Consumer.Build(consumerUrl, options =>
    {
        UseEmbeddedAws(options);
        options.Resolution.LookUp = place.LookUpAsync;
        options.Connections.Connect = place.ConnectAsync;
    });
    await consumer.StartAsync(cancellationToken);
    Console.WriteLine($"provider: {provider.Urls.Single()}/  {provider.Urls.Single()}/health");
    Console.WriteLine($"consumer: {consumer.Urls.Single()}/  {consumer.Urls.Single()}/health");

    if (!demo)
    {
        await consumer.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    return await Demo.RunAsync(provider, consumer, cancellationToken) ? 0 : 1;

    void UseEmbeddedAws(PrivateLinkOptions options)
    {
        options.ServiceUrl = aws.ServiceUrl;
        options.Region = "eu-west-1";
        options.Credentials = new BasicAWSCredentials("000000000000", "embedded");
    }
}
