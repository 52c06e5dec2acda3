using Amazon.Runtime;
using Amazon.SQS;
using Microsoft.AspNetCore.Builder;
using PrivateLinkKit;
using PrivateLinkKit.Testing;

await using var aws = await EmbeddedAws.StartAsync(new() { Services = [new SmallSqs()] });
aws.Images.Add("registry.example.com/orders", app => app.MapGet("/", () => "orders"));
var credentials = new BasicAWSCredentials("111111111111", "embedded");
var options = new PrivateLinkOptions { ServiceUrl = aws.ServiceUrl, Credentials = credentials };
options.Modules.Add(new SqsModule());
using var privateLink = new PrivateLinkProvisioner(options);
using var sqs = new AmazonSQSClient(credentials, new AmazonSQSConfig { ServiceURL = aws.ServiceUrl.ToString(), AuthenticationRegion = "eu-west-1" });

Check("created", (await ApplyAsync(30)).Changes.Any(change => change is { LogicalId: "orders/events", Action: ChangeAction.Create }));
var url = (await sqs.ListQueuesAsync("")).QueueUrls.Single();
Check("unchanged", (await ApplyAsync(30)).IsEmpty);

Check("updated", Only(await ApplyAsync(60)) is { LogicalId: "orders/events", Action: ChangeAction.Update });
Check("visibility", await TimeoutAsync() == 60);

await sqs.SetQueueAttributesAsync(url, new() { ["VisibilityTimeout"] = "5" });
var drifted = await privateLink.PlanAsync(Describe(60));
Check("drifted", Only(drifted) is { LogicalId: "orders/events", IsDrift: true });
await privateLink.ApplyAsync(drifted);
Check("repaired", await TimeoutAsync() == 60);

using (var without = new PrivateLinkProvisioner(new PrivateLinkOptions { ServiceUrl = aws.ServiceUrl, Credentials = credentials }))
{
    try
    {
        await without.DestroyAsync(Service().Build());
        Check("a host without the module refuses", false);
    }
    catch (ModuleMissingException missing)
    {
        Check("a host without the module refuses", missing.ResourceTypes is [Queue.Type]);
    }
}

await sqs.DeleteQueueAsync(url);
Check("created again", Only(await ApplyAsync(60)) is { LogicalId: "orders/events", Action: ChangeAction.Create, IsDrift: true });

await sqs.CreateQueueAsync("orders-foreign");
await privateLink.DestroyAsync(Describe(60));
Check(
    "deleted, and the foreign queue kept",
    (await sqs.ListQueuesAsync("")).QueueUrls is [var left] && left.EndsWith("/orders-foreign", StringComparison.Ordinal));

try
{
    Describe(50_000);
    Check("refused", false);
}
catch (StackValidationException error)
{
    Check("refused", error.Errors is [{ LogicalId: "orders/events" }]);
}

var report = await ConformanceKit.CheckAsync(new QueueSuite());
report.EnsureConforms();
Check("conforms", report.Findings is []);

Check("a queue for each consumer", await QueuesOfConsumersAsync() is ["orders-80-bank", "orders-80-shop"]);

try
{
    PrivateLink.ExposeService("orders").UseNlb("arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/net/web/0123456789abcdef")
        .Add(new ConsumerQueues()).Build();
    Check("refused without a network", false);
}
catch (StackValidationException error)
{
    Check("refused without a network", error.Errors is [{ LogicalId: "orders/consumer-queues" }]);
}

PrivateLinkStackBuilder Service() => PrivateLink.ExposeService("orders")
    .InVpc(vpc => vpc.AcrossZones("eu-west-1a"))
    .RunOnFargate(task => task.Image("registry.example.com/orders").Port(8080))
    .ViaNlb();

PrivateLinkStack Describe(int timeout) => Service().Add(new QueueFeature("events", timeout)).Build();

async Task<Plan> ApplyAsync(int timeout)
{
    var plan = await privateLink.PlanAsync(Describe(timeout));
    await privateLink.ApplyAsync(plan);
    return plan;
}

async Task<List<string>> QueuesOfConsumersAsync()
{
    var stack = Service().ConsumeFrom("shop").ConsumeFrom("bank").Add(new ConsumerQueues()).Build();
    await privateLink.ApplyAsync(await privateLink.PlanAsync(stack));
    var queues = (await sqs.ListQueuesAsync("orders-80-")).QueueUrls.Select(queue => queue[(queue.LastIndexOf('/') + 1)..]).Order().ToList();
    await privateLink.DestroyAsync(stack);
    return queues;
}

async Task<int?> TimeoutAsync() => (await sqs.GetQueueAttributesAsync(url, ["VisibilityTimeout"])).VisibilityTimeout;

static PlannedChange Only(Plan plan) => plan.Changes.Single(change => change.Action is not ChangeAction.None);

static void Check(string what, bool isSo) => Console.WriteLine(isSo ? $"{what}: yes" : throw new InvalidOperationException($"{what}: no"));
