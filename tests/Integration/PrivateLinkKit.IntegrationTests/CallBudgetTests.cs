using Amazon.EC2.Model;
using TaskApi;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>The AWS calls of the Task API, on an emulator whose resources are ready at once.</summary>
public class CallBudgetTests
{
    private const string Assume = "AssumeRole";

    private static readonly PrivateLinkStack Stack = TaskApiStack.In(TestEnvironment.Region);

    private static readonly PrivateLinkStack WithoutAlb = Stacks.Service().WithConsumer().Build();

    [Fact]
    public async Task Calls_OfEachVerb_StayWithinTheirBudget()
    {
        await using var edge = await TestEnvironment.StartAsync();

        var plan = await Measured(edge, 17, () => edge.PrivateLink.PlanAsync(Stack), plan => plan.Calls);
        await Measured(edge, 92, () => edge.PrivateLink.ApplyAsync(plan), result => result.Calls);
        await Measured(edge, 70, () => edge.PrivateLink.DestroyAsync(Stack), result => result.Calls);
    }

    [Fact]
    public async Task Calls_OfAReading_AreThose()
    {
        await using var edge = await TestEnvironment.StartAsync();

        Assert.Equal((24, 31), await ReadingsAsync(edge, Stack));
        await edge.PrivateLink.DestroyAsync(Stack);
        Assert.Equal((20, 27), await ReadingsAsync(edge, WithoutAlb));
    }

    /// <summary>
    /// Each has a VPC of its own in the consumer's account, which takes a call for name resolution and, in full, one for host names. Ten accounts more take one
    /// more page of the home record.
    /// </summary>
    [Fact]
    public async Task Calls_OfTenFurtherAccounts_AreThose()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var (decisive, full) = await ReadingsAsync(edge, Stacks.Service().Build());

        var service = Stacks.Service();
        for (var number = 0; number < 10; number++)
        {
            var account = $"2222222222{number:00}";
            var zone = await ServedZoneAsync(edge, account);
            service = service.ConsumeFrom($"consumer-{number}", consumer => consumer
                .InVpc(vpc => vpc.Cidr("10.30.0.0/24").AcrossZones(zone)).AsRole($"arn:aws:iam::{account}:role/deployer"));
        }

        var (decisiveWithTen, fullWithTen) = await ReadingsAsync(edge, service.Build());

        Assert.Equal((5.1, 10.1), ((decisiveWithTen - decisive) / 10.0, (fullWithTen - full) / 10.0));
    }

    /// <summary>Returns an account's name of a zone in which the service is placed.</summary>
    private static async Task<string> ServedZoneAsync(TestEnvironment edge, string account)
    {
        using var consumer = edge.Ec2As(account);
        var served = await edge.Ec2.DescribeAvailabilityZonesAsync(new DescribeAvailabilityZonesRequest { ZoneNames = [Stacks.Zones[0]] });
        var same = new DescribeAvailabilityZonesRequest { ZoneIds = [served.AvailabilityZones[0].ZoneId] };
        return (await consumer.DescribeAvailabilityZonesAsync(same)).AvailabilityZones[0].ZoneName;
    }

    /// <summary>Applies the stack, and returns the calls of a decisive and a full reading, AssumeRole apart.</summary>
    private static async Task<(int Decisive, int Full)> ReadingsAsync(TestEnvironment edge, PrivateLinkStack stack)
    {
        await edge.ApplyAsync(stack);
        var plans = new List<Plan>();
        foreach (var depth in (ReadingDepth[])[ReadingDepth.Decisive, ReadingDepth.Full])
        {
            var plan = await Measured(edge, int.MaxValue, () => edge.PrivateLink.PlanAsync(stack, new PlanOptions { Depth = depth }), plan => plan.Calls);
            Assert.True(plan.IsEmpty, plan.ToString());
            plans.Add(plan);
        }

        return (Count(plans[0]), Count(plans[1]));

        static int Count(Plan plan) => plan.Calls.Where(call => call.Key is not Assume).Sum(call => call.Value);
    }

    /// <summary>The operation's own count must equal the calls that the emulator received.</summary>
    private static async Task<T> Measured<T>(TestEnvironment edge, int budget, Func<Task<T>> verb, Func<T, IReadOnlyDictionary<string, int>> callsOf)
    {
        var before = edge.Aws.Requests.Count;
        var result = await verb();
        var seen = edge.Aws.Requests.Count - before;

        var calls = callsOf(result);
        Assert.Equal(seen, calls.Values.Sum());
        Assert.True(seen <= budget, $"{seen} calls, budget {budget}: {string.Join(", ", calls.Select(call => $"{call.Key} {call.Value}"))}");
        return result;
    }
}
