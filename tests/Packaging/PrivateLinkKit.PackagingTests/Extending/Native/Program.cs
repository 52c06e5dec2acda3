using Amazon.Runtime;
using PrivateLinkKit;

var options = new PrivateLinkOptions
{
    ServiceUrl = new Uri(args[0]),
    Region = "eu-west-1",
    Credentials = new BasicAWSCredentials("111111111111", "embedded"),
};
options.Modules.Add(new SqsModule());
using var privateLink = new PrivateLinkProvisioner(options);
var stack = PrivateLink.ExposeService("orders")
    .InVpc(vpc => vpc.AcrossZones("eu-west-1a", "eu-west-1b"))
    .RunOnFargate(task => task.Image("registry.example.com/orders").Port(8080))
    .BehindAlb()
    .ViaNlb()
    .AllowPrincipal("222222222222")
    .ConsumeFrom("shop", shop => shop.InVpc(vpc => vpc.Cidr("10.30.0.0/24").AcrossZones("eu-west-1a", "eu-west-1b")))
    .Add(new QueueFeature("events"))
    .Build();

var plan = await privateLink.PlanAsync(stack);
Console.WriteLine($"creates the queue: {plan.Changes.Any(change => change is { LogicalId: "orders/events", Action: ChangeAction.Create })}");
var result = await privateLink.ApplyAsync(plan);
Console.WriteLine($"has an endpoint: {result.Endpoint("shop").DnsName.Length > 0}");
Console.WriteLine($"is complete: {(await privateLink.PlanAsync(stack)).IsEmpty}");
Console.WriteLine($"is gone: {(await privateLink.DestroyAsync(stack)).IsComplete}");
