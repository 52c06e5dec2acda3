using Amazon.EC2.Model;
using PrivateLinkKit.External.Generator.Model;
using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Tests.Robustness;

public class ManyClientsTests : EmulatorTest
{
    private const int Clients = 200;

    [Fact]
    public async Task Clients_TwoHundredInParallel_GetTheirOwnAnswersAndLeaveNoConnection()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        using var connections = new Connections(TestEnvironment.Aws.ServiceUrl.Port);

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => BehaveAndMisbehaveAsync(client, vpcId))));

        var groups = (await TestEnvironment.Ec2.DescribeSecurityGroupsAsync(
            new DescribeSecurityGroupsRequest { Filters = [new("vpc-id", [vpcId])] })).SecurityGroups;
        Assert.Equal(
            Enumerable.Range(0, Clients).Select(client => $"group-{client}").Append("default").Order(StringComparer.Ordinal),
            groups.Select(group => group.GroupName).Order(StringComparer.Ordinal));
        Assert.InRange(connections.Seen, Clients, int.MaxValue);
        TestEnvironment.Ec2.Dispose();
        await connections.NoneAsync().WaitAsync(TimeSpan.FromMinutes(2));
    }

    private async Task BehaveAndMisbehaveAsync(int client, string vpcId)
    {
        using var edge = new FuzzTarget(TestEnvironment.Aws);
        var mutilation = new Mutilation(new Random(client));
        var created = await edge.SendAsync(Ec2("CreateSecurityGroup", ("VpcId", vpcId), ("GroupName", $"group-{client}"), ("GroupDescription", "mine")));
        Assert.False(created.IsRefusal, created.Text);
        for (var i = 0; i < 5; i++)
        {
            var bad = mutilation.Request(Ec2("DeleteVpc", ("VpcId", $"vpc-{client}")));
            var refused = await edge.SendAsync(bad);
            Assert.True(bad.Method == "HEAD" || refused.Fault(bad.IsScoped ? Protocol.Ec2 : null) is null, refused.Text);

            var mine = await edge.SendAsync(Ec2("DescribeSecurityGroups", ("Filter.1.Name", "group-name"), ("Filter.1.Value.1", $"group-{client}")));
            Assert.Contains($"<groupName>group-{client}</groupName>", mine.Text);
            Assert.Equal(2, mine.Text.Split("<groupName>").Length);
        }
    }

    private static ForgedRequest Ec2(string operation, params (string Name, string Value)[] parameters)
    {
        var api = Models.All[0];
        var members = new WireObject();
        foreach (var (name, value) in parameters)
        {
            members.Add(name, new WireText(value));
        }

        return ForgedRequest.Of(api, api.Operations.Single(known => known.Name == operation), members, TestEnvironment.Provider);
    }
}
