using System.Net;
using Amazon.Runtime;
using PrivateLinkKit;
using PrivateLinkKit.Testing;
using WhoIsCalling;

string[] consumers = ["acme", "globex", "stranger"];
string[] zones = ["eu-west-1a", "eu-west-1b"];

await using var aws = await EmbeddedAws.StartAsync();
aws.Images.Add(OrdersApi.Image, OrdersApi.AddServices, OrdersApi.Map, OrdersApi.Listen);
using var privateLink = new PrivateLinkProvisioner(new PrivateLinkOptions
{
    ServiceUrl = aws.ServiceUrl,
    Credentials = new BasicAWSCredentials("000000000000", "embedded"),
});

// The ids of the endpoints are known once they exist; then the tasks get the tenant map.
var first = await privateLink.ApplyAsync(await privateLink.PlanAsync(Describe(new Dictionary<string, string>())));
var tenants = first.Endpoints.Where(endpoint => endpoint.Consumer is not "stranger")
    .ToDictionary(endpoint => endpoint.EndpointId, endpoint => endpoint.Consumer);
var result = await privateLink.ApplyAsync(await privateLink.PlanAsync(Describe(tenants)));

var asExpected = true;
foreach (var endpoint in result.Endpoints)
{
    using var http = aws.Network.CreateHttpClient(standingIn: endpoint.VpcId);
    using var answer = await http.GetAsync(new Uri($"http://{endpoint.DnsName}/orders"));
    var text = await answer.Content.ReadAsStringAsync();
    Console.WriteLine($"{endpoint.Consumer}: {(int)answer.StatusCode} {text}");
    asExpected &= tenants.ContainsKey(endpoint.EndpointId) ? text.StartsWith($"orders of {endpoint.Consumer},", StringComparison.Ordinal)
        : answer.StatusCode is HttpStatusCode.Forbidden;
}

await privateLink.DestroyAsync(Describe(tenants));
return asExpected ? 0 : 1;

// All consumers use the same range of addresses: an address does not identify the caller.
PrivateLinkStack Describe(IReadOnlyDictionary<string, string> tenants) => consumers.Aggregate(
    PrivateLink
        .ExposeService("orders")
        .InVpc(vpc => vpc.Cidr(OrdersApi.ProviderRange).AcrossZones(zones))
        .RunOnFargate(task =>
        tenants.Aggregate(task.Image(OrdersApi.Image).Port(8080).Count(2), (told, tenant) =>
        told.WithEnvironment($"PrivateLink__Tenants__{tenant.Key}", tenant.Value)))
        .ViaNlb(nlb => nlb.Listen(80).ProxyProtocol()),
    (stack, name) => stack.ConsumeFrom(name, consumer => consumer.InVpc(vpc => vpc.Cidr("10.1.1.0/24").AcrossZones(zones)))).Build();
