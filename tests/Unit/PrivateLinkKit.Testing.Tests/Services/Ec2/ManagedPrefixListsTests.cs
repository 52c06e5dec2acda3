using Amazon.EC2;
using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

/// <summary>Prefix lists of customers, and what their entries do to packets.</summary>
public class ManagedPrefixListsTests : EmulatorTest
{
    private const string Client = "10.0.0.0/24";

    [Fact]
    public async Task Modify_Entries_IsANewVersionThatCanBeRestored()
    {
        var id = await ListAsync(3, "10.1.0.0/16", "10.2.0.0/16");

        await ModifyAsync(id, 1, add: "10.3.0.0/16", remove: "10.1.0.0/16");
        Assert.Equal((2, PrefixListState.ModifyComplete), await VersionAsync(id));
        Assert.Equal(["10.2.0.0/16", "10.3.0.0/16"], await EntriesAsync(id));
        Assert.Equal(["10.1.0.0/16", "10.2.0.0/16"], await EntriesAsync(id, version: 1));
        await TestEnvironment.Ec2.RestoreManagedPrefixListVersionAsync(new() { PrefixListId = id, PreviousVersion = 1, CurrentVersion = 2 });

        Assert.Equal((3, PrefixListState.RestoreComplete), await VersionAsync(id));
        Assert.Equal(["10.1.0.0/16", "10.2.0.0/16"], await EntriesAsync(id));
    }

    [Fact]
    public async Task Modify_WrongVersionOrSize_IsRefused()
    {
        var id = await ListAsync(1, "10.1.0.0/16");

        await Refused.WithAsync("PrefixListVersionMismatch", () => ModifyAsync(id, 7, add: "10.3.0.0/16"));
        await Refused.WithAsync("PrefixListMaxEntriesExceeded", () => ModifyAsync(id, 1, add: "10.3.0.0/16"));
        await Refused.WithAsync("InvalidParameterValue", () => ModifyAsync(id, 1, remove: "10.9.0.0/16"));
        await Refused.WithAsync("InvalidParameterCombination", () => TestEnvironment.Ec2.ModifyManagedPrefixListAsync(
            new() { PrefixListId = id, CurrentVersion = 1, MaxEntries = 5, AddEntries = [new() { Cidr = "10.3.0.0/16" }] }));
        await TestEnvironment.Ec2.ModifyManagedPrefixListAsync(new() { PrefixListId = id, MaxEntries = 2 });
        await ModifyAsync(id, 1, add: "10.3.0.0/16");
        Assert.Equal((2, PrefixListState.ModifyComplete), await VersionAsync(id));
    }

    [Theory]
    [InlineData("com.amazonaws.mine", "IPv4", 1, "10.0.0.0/8")]
    [InlineData("mine", "IPv5", 1, "10.0.0.0/8")]
    [InlineData("mine", "IPv6", 1, "10.0.0.0/8")]
    [InlineData("mine", "IPv4", 1001, "10.0.0.0/8")]
    [InlineData("mine", "IPv4", 1, "10.0.0.0/33")]
    public async Task Create_Invalid_IsRefused(string name, string family, int size, string cidr) =>
        await Refused.WithAsync("InvalidParameterValue", () => TestEnvironment.Ec2.CreateManagedPrefixListAsync(
            new() { PrefixListName = name, AddressFamily = family, MaxEntries = size, Entries = [new() { Cidr = cidr }] }));

    [Fact]
    public async Task Modify_ListOfAws_IsNotPermitted()
    {
        var lists = await TestEnvironment.Ec2.DescribeManagedPrefixListsAsync(new() { Filters = [new("owner-id", ["AWS"])] });

        await Refused.WithAsync("OperationNotPermitted", () => ModifyAsync(lists.PrefixLists[0].PrefixListId, 1, add: "10.3.0.0/16"));
    }

    [Fact]
    public async Task Rule_ByList_AdmitsWhoIsInIt()
    {
        var (id, eni) = (await ListAsync(2, "10.9.0.0/16"), await InterfaceAsync());
        var rule = await AuthorizeAsync(eni.Groups[0].GroupId, id);

        Assert.Equal(NetworkOutcome.Dropped, Explain(eni).Outcome);
        await ModifyAsync(id, 1, add: Client);
        Assert.Equal(NetworkOutcome.Refused, Explain(eni).Outcome);
        await ModifyAsync(id, 2, remove: Client);
        Assert.Equal(NetworkOutcome.Dropped, Explain(eni).Outcome);
        Assert.Equal(id, rule.PrefixListId);
    }

    [Fact]
    public async Task Delete_ListInUse_WaitsForItsUsers()
    {
        var (id, eni) = (await ListAsync(1, "10.9.0.0/16"), await InterfaceAsync());
        var rule = await AuthorizeAsync(eni.Groups[0].GroupId, id);

        await Refused.WithAsync("DependencyViolation", () => TestEnvironment.Ec2.DeleteManagedPrefixListAsync(new() { PrefixListId = id }));
        var users = await TestEnvironment.Ec2.GetManagedPrefixListAssociationsAsync(new() { PrefixListId = id });
        Assert.Equal([eni.Groups[0].GroupId], users.PrefixListAssociations.Select(user => user.ResourceId));
        await TestEnvironment.Ec2.RevokeSecurityGroupIngressAsync(new() { GroupId = rule.GroupId, SecurityGroupRuleIds = [rule.SecurityGroupRuleId] });
        await TestEnvironment.Ec2.DeleteManagedPrefixListAsync(new() { PrefixListId = id });

        await Refused.WithAsync("InvalidPrefixListID.NotFound", () => EntriesAsync(id));
    }

    [Fact]
    public async Task Rule_ByList_CountsAsItsSize()
    {
        var group = (await InterfaceAsync()).Groups[0].GroupId;
        var large = await ListAsync(61);

        await Refused.WithAsync("RulesPerSecurityGroupLimitExceeded", () => AuthorizeAsync(group, large));
        var small = await ListAsync(2);
        await AuthorizeAsync(group, small);
        await Refused.WithAsync("RulesPerSecurityGroupLimitExceeded", () => TestEnvironment.Ec2.ModifyManagedPrefixListAsync(
            new() { PrefixListId = small, MaxEntries = 61 }));
    }

    [Fact]
    public async Task Route_ByList_LeadsToTheGateway()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        await TestEnvironment.SubnetAsync(vpcId, Client);
        var gateway = (await TestEnvironment.Ec2.CreateInternetGatewayAsync(new())).InternetGateway.InternetGatewayId;
        await TestEnvironment.Ec2.AttachInternetGatewayAsync(new() { InternetGatewayId = gateway, VpcId = vpcId });
        var tables = await TestEnvironment.Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [new("vpc-id", [vpcId])] });
        var (table, id) = (tables.RouteTables[0].RouteTableId, await ListAsync(1, "198.18.0.0/15"));

        await TestEnvironment.Ec2.CreateRouteAsync(new() { RouteTableId = table, DestinationPrefixListId = id, GatewayId = gateway });

        Assert.Contains(gateway, TestEnvironment.Aws.Network.Explain(vpcId, "198.18.0.1", 443).Reason, StringComparison.Ordinal);
        Assert.Contains("no route", TestEnvironment.Aws.Network.Explain(vpcId, "8.8.8.8", 443).Reason, StringComparison.Ordinal);
        await TestEnvironment.Ec2.DeleteRouteAsync(new() { RouteTableId = table, DestinationPrefixListId = id });
        var missing = await Refused.WithAsync("InvalidRoute.NotFound", () => TestEnvironment.Ec2.DeleteRouteAsync(
            new() { RouteTableId = table, DestinationPrefixListId = id }));
        Assert.Equal($"no route with destination-prefix-list-id {id} in route table {table}", missing.Message);
    }

    private async Task<string> ListAsync(int size, params string[] cidrs) => (await TestEnvironment.Ec2.CreateManagedPrefixListAsync(new()
    {
        PrefixListName = "offices",
        AddressFamily = "IPv4",
        MaxEntries = size,
        Entries = [.. cidrs.Select(cidr => new AddPrefixListEntry { Cidr = cidr })],
    })).PrefixList.PrefixListId;

    private Task ModifyAsync(string id, long version, string? add = null, string? remove = null) => TestEnvironment.Ec2.ModifyManagedPrefixListAsync(new()
    {
        PrefixListId = id,
        CurrentVersion = version,
        AddEntries = add is null ? null : [new() { Cidr = add }],
        RemoveEntries = remove is null ? null : [new() { Cidr = remove }],
    });

    private async Task<(long Version, PrefixListState State)> VersionAsync(string id)
    {
        var list = (await TestEnvironment.Ec2.DescribeManagedPrefixListsAsync(new() { PrefixListIds = [id] })).PrefixLists.Single();
        return (list.Version!.Value, list.State);
    }

    private async Task<IEnumerable<string>> EntriesAsync(string id, long? version = null) =>
        (await TestEnvironment.Ec2.GetManagedPrefixListEntriesAsync(new() { PrefixListId = id, TargetVersion = version })).Entries.Select(entry => entry.Cidr);

    private async Task<NetworkInterface> InterfaceAsync()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var group = await TestEnvironment.GroupAsync(vpcId);
        await TestEnvironment.SubnetAsync(vpcId, Client);
        var subnetId = await TestEnvironment.SubnetAsync(vpcId, "10.0.1.0/24");
        return (await TestEnvironment.Ec2.CreateNetworkInterfaceAsync(new() { SubnetId = subnetId, Groups = [group] })).NetworkInterface;
    }

    private async Task<SecurityGroupRule> AuthorizeAsync(string group, string list) =>
        (await TestEnvironment.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = group,
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = 443, ToPort = 443, PrefixListIds = [new() { Id = list }] }],
        })).SecurityGroupRules.Single();

    private NetworkTrace Explain(NetworkInterface eni) => TestEnvironment.Aws.Network.Explain(eni.VpcId, eni.PrivateIpAddress, 443);
}
