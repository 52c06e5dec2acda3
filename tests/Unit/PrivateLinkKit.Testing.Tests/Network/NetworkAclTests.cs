using System.Net.Sockets;
using System.Text;
using Amazon.EC2;
using Amazon.EC2.Model;
using PrivateLinkKit.Testing.Network.Rules;

namespace PrivateLinkKit.Testing.Tests.Network;

/// <summary>What network ACLs do to packets on the way through an endpoint and a load balancer to tasks.</summary>
public sealed class NetworkAclTests : IAsyncLifetime
{
    private const string Anywhere = "0.0.0.0/0";

    private Chain _chain = null!;
    private string _near = "";
    private string _far = "";
    private string _nearEndpoint = "";
    private string _farEndpoint = "";

    public async Task InitializeAsync()
    {
        _chain = await Chain.BuildDirectAsync();
        (_near, _far) = (_chain.Endpoint.SubnetIds[0], _chain.Endpoint.SubnetIds[1]);
        var interfaces = await _chain.Customer.DescribeNetworkInterfacesAsync(
            new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = _chain.Endpoint.NetworkInterfaceIds });
        _nearEndpoint = interfaces.NetworkInterfaces.Single(eni => eni.SubnetId == _near).PrivateIpAddress;
        _farEndpoint = interfaces.NetworkInterfaces.Single(eni => eni.SubnetId == _far).PrivateIpAddress;
    }

    public async Task DisposeAsync() => await _chain.DisposeAsync();

    [Fact]
    public async Task Explain_AclWithoutRules_DropsWhatLeavesTheSubnetOnly()
    {
        var acl = await AclAsync(_chain.Customer, _near);

        var (across, within) = (Explain(), _chain.Network.Explain(_near, _nearEndpoint, 80));

        Assert.Equal(NetworkOutcome.Dropped, across.Outcome);
        Assert.Equal($"dropped by {acl} of {_near}: outbound rule * denies tcp 80 to {_farEndpoint}", across.Reason);
        Assert.Equal(NetworkOutcome.Delivered, within.Outcome);
    }

    [Fact]
    public async Task Explain_RulesAddedOneByOne_EachDirectionNeedsItsOwn()
    {
        var (near, far) = (await AclAsync(_chain.Customer, _near), await AclAsync(_chain.Customer, _far));
        List<string> reasons = [Explain().Reason];
        foreach (var (acl, egress, ports) in new[]
        {
            (near, true, new PortSpan(80, 80)), (far, false, new PortSpan(80, 80)), (far, true, new PortSpan(1024, 65535)),
            (near, false, new PortSpan(40000, 65535)),
        })
        {
            await AllowAsync(_chain.Customer, acl, egress, ports);
            reasons.Add(Explain().Reason);
        }

        Assert.Collection(
            reasons,
            reason => Assert.StartsWith($"dropped by {near} of {_near}: outbound rule * denies tcp 80 to", reason, StringComparison.Ordinal),
            reason => Assert.StartsWith($"dropped by {far} of {_far}: inbound rule * denies tcp 80 from", reason, StringComparison.Ordinal),
            reason => Assert.StartsWith($"dropped by {far} of {_far}: outbound rule * denies answers to", reason, StringComparison.Ordinal),
            reason => Assert.StartsWith($"dropped by {near} of {_near}: inbound rule * denies answers to", reason, StringComparison.Ordinal),
            reason => Assert.EndsWith("tcp 32768-60999 (ephemeral ports), from " + $"{_farEndpoint} at port 32768", reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Connect_DeniedByNumber_TimesOutAndDropsNameTheRule()
    {
        var acl = await AclAsync(_chain.Customer, _far);
        await AllowAsync(_chain.Customer, acl, egress: true, new PortSpan(0, 65535));
        await AllowAsync(_chain.Customer, acl, egress: false, new PortSpan(0, 65535));
        await EntryAsync(_chain.Customer, acl, egress: false, number: 90, RuleAction.Deny, new PortSpan(80, 80));

        var failure = await Assert.ThrowsAsync<SocketException>(() => _chain.Network.ConnectAsync(_near, _farEndpoint, 80));

        Assert.Equal(SocketError.TimedOut, failure.SocketErrorCode);
        Assert.Contains($"{acl} of {_far}: inbound rule 90 denies tcp 80", Assert.Single(_chain.Network.Drops).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_AnswersOfATaskToTheLoadBalancerDenied_IsDroppedBetweenTheirSubnets()
    {
        var subnets = (await _chain.Ec2.DescribeSubnetsAsync(
            new DescribeSubnetsRequest { Filters = [new Filter("cidr-block", ["10.100.100.192/26"])] })).Subnets;
        await _chain.Elb.ModifyLoadBalancerAttributesAsync(new()
        {
            LoadBalancerArn = _chain.NlbArn,
            Attributes = [new() { Key = "load_balancing.cross_zone.enabled", Value = "true" }],
        });
        var acl = await AclAsync(_chain.Ec2, subnets[0].SubnetId);
        await AllowAsync(_chain.Ec2, acl, egress: false, new PortSpan(0, 65535));
        await AllowAsync(_chain.Ec2, acl, egress: true, new PortSpan(32768, 65535));

        var outcomes = new[] { await ConnectAsync(), await ConnectAsync() };

        Assert.Equal([SocketError.Success, SocketError.TimedOut], outcomes.Order());
        var reason = Assert.Single(_chain.Network.Drops).Reason;
        Assert.StartsWith($"dropped by {acl} of {subnets[0].SubnetId}: outbound rule * denies answers to 10.100.100.", reason, StringComparison.Ordinal);
        Assert.EndsWith("tcp 1024-65535 (ephemeral ports) at port 1024", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replace_AclOfAnOpenConnection_SilencesItUntilTheRuleIsBack()
    {
        var acl = await AclAsync(_chain.Customer, _far);
        await AllowAsync(_chain.Customer, acl, egress: true, new PortSpan(0, 65535));
        await AllowAsync(_chain.Customer, acl, egress: false, new PortSpan(0, 65535));
        await using var stream = await _chain.Network.ConnectAsync(_near, _farEndpoint, 80);
        Assert.StartsWith("HTTP/1.1 200", await AskAsync(stream), StringComparison.Ordinal);

        await ReplaceAsync(acl, RuleAction.Deny);
        var answer = AskAsync(stream);
        var drop = Assert.Single(_chain.Network.Drops);
        Assert.False(answer.IsCompleted);
        await ReplaceAsync(acl, RuleAction.Allow);

        Assert.Equal((_near, _farEndpoint, 80), (drop.From, drop.Host, drop.Port));
        Assert.Contains($"{acl} of {_far}: inbound rule 100 denies tcp 80", drop.Reason, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200", await answer, StringComparison.Ordinal);
    }

    private async Task<SocketError> ConnectAsync()
    {
        try
        {
            await using var stream = await _chain.Network.ConnectAsync(_near, _nearEndpoint, 80);
            return SocketError.Success;
        }
        catch (SocketException failure)
        {
            return failure.SocketErrorCode;
        }
    }

    private NetworkTrace Explain() => _chain.Network.Explain(_near, _farEndpoint, 80);

    private static async Task<string> AskAsync(Stream stream)
    {
        await stream.WriteAsync("GET / HTTP/1.1\r\nHost: tasks\r\n\r\n"u8.ToArray());
        var buffer = new byte[4096];
        return Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer));
    }

    /// <summary>Associates a subnet with a new ACL, which denies everything.</summary>
    private static async Task<string> AclAsync(IAmazonEC2 ec2, string subnetId)
    {
        var before = (await ec2.DescribeNetworkAclsAsync(
            new DescribeNetworkAclsRequest { Filters = [new Filter("association.subnet-id", [subnetId])] })).NetworkAcls[0];
        var acl = (await ec2.CreateNetworkAclAsync(new() { VpcId = before.VpcId })).NetworkAcl.NetworkAclId;
        var association = before.Associations.Single(association => association.SubnetId == subnetId);
        await ec2.ReplaceNetworkAclAssociationAsync(new() { AssociationId = association.NetworkAclAssociationId, NetworkAclId = acl });
        return acl;
    }

    private static Task AllowAsync(IAmazonEC2 ec2, string acl, bool egress, PortSpan ports) =>
        EntryAsync(ec2, acl, egress, number: 100, RuleAction.Allow, ports);

    private static Task EntryAsync(IAmazonEC2 ec2, string acl, bool egress, int number, RuleAction action, PortSpan ports) =>
        ec2.CreateNetworkAclEntryAsync(new()
        {
            NetworkAclId = acl,
            Egress = egress,
            RuleNumber = number,
            RuleAction = action,
            Protocol = "6",
            PortRange = new() { From = ports.First, To = ports.Last },
            CidrBlock = Anywhere,
        });

    private Task ReplaceAsync(string acl, RuleAction action) => _chain.Customer.ReplaceNetworkAclEntryAsync(new()
    {
        NetworkAclId = acl,
        Egress = false,
        RuleNumber = 100,
        RuleAction = action,
        Protocol = "-1",
        CidrBlock = Anywhere,
    });
}
