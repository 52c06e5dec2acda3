using System.Text.Json;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>Accounts and regions of a plan.</summary>
public class PlanLocationTests
{
    [Fact]
    public async Task Plan_ConsumerInAnAccountOfItsOwn_NamesBothAndAsksStsOnce()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = Stacks.Service().ConsumeFrom("customer", customer => Stacks.InOwnVpc(customer).AsRole("arn:aws:iam::222222222222:role/deployer"))
            .Build();

        var plan = await edge.PrivateLink.PlanAsync(stack);

        Assert.Equal(["000000000000/eu-west-1", "222222222222/eu-west-1"], plan.Locations.Select(location => location.ToString()));
        Assert.StartsWith("Plan for dogs in 000000000000/eu-west-1, 222222222222/eu-west-1: ", plan.ToString(), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(plan.ToJson());
        Assert.Equal("""[{"account":"000000000000","region":"eu-west-1"},{"account":"222222222222","region":"eu-west-1"}]""",
            JsonSerializer.Serialize(json.RootElement.GetProperty("locations")));
        Assert.Single(edge.Aws.Requests, request => request.Operation == "GetCallerIdentity");
    }

    [Fact]
    public void ToString_ManyLocations_NamesThreeAndCountsTheOthers()
    {
        var plan = new Plan
        {
            StackName = "dogs",
            Locations = [.. Enumerable.Range(1, 60).Select(number => new PlanLocation { Account = $"{number:D12}", Region = "eu-west-1" })],
        };

        Assert.StartsWith("Plan for dogs in 000000000001/eu-west-1, 000000000002/eu-west-1, 000000000003/eu-west-1 and 57 more: 0 to create, ",
            plan.ToString(), StringComparison.Ordinal);
    }
}
