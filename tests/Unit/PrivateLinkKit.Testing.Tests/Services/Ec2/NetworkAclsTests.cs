using Amazon.EC2;
using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

/// <summary>Network ACLs, their rules and associations as the API shows them.</summary>
public class NetworkAclsTests : EmulatorTest
{
    [Fact]
    public async Task CreateNetworkAcl_New_DeniesEverything()
    {
        var vpcId = await TestEnvironment.VpcAsync();

        var acl = await DescribeAsync(await CreateAsync(vpcId));

        Assert.False(acl.IsDefault);
        Assert.Equal([(true, 32767, "deny"), (false, 32767, "deny")], Rules(acl));
        Assert.True((await DefaultOfAsync(vpcId)).IsDefault);
    }

    [Fact]
    public async Task CreateNetworkAclEntry_OutOfOrder_IsListedByNumberAndNormalised()
    {
        var id = await CreateAsync(await TestEnvironment.VpcAsync());

        await TestEnvironment.Ec2.CreateNetworkAclEntryAsync(Entry(id, 200, "udp", 53, "10.1.2.3/16"));
        await TestEnvironment.Ec2.CreateNetworkAclEntryAsync(Entry(id, 100));

        var acl = await DescribeAsync(id);
        Assert.Equal([(true, 32767, "deny"), (false, 100, "allow"), (false, 200, "allow"), (false, 32767, "deny")], Rules(acl));
        Assert.Equal(("17", "10.1.0.0/16", 53), (acl.Entries[2].Protocol, acl.Entries[2].CidrBlock, acl.Entries[2].PortRange.From));
    }

    [Theory]
    [InlineData("17", true)]
    [InlineData("udp", true)]
    [InlineData("6", false)]
    [InlineData("tcp", false)]
    public async Task DescribeNetworkAcls_EntryProtocol_IsTakenAsNumberOrName(string protocol, bool found)
    {
        var id = await CreateAsync(await TestEnvironment.VpcAsync());
        await TestEnvironment.Ec2.CreateNetworkAclEntryAsync(Entry(id, 100, "udp"));

        var acls = (await TestEnvironment.Ec2.DescribeNetworkAclsAsync(
            new DescribeNetworkAclsRequest { NetworkAclIds = [id], Filters = [new Filter("entry.protocol", [protocol])] })).NetworkAcls ?? [];

        Assert.Equal(found, acls.Count == 1);
    }

    [Theory]
    [InlineData("0&Protocol=-1&CidrBlock=0.0.0.0/0", "InvalidParameterValue")]
    [InlineData("32767&Protocol=-1&CidrBlock=0.0.0.0/0", "InvalidParameterValue")]
    [InlineData("1&Protocol=quic&CidrBlock=0.0.0.0/0", "InvalidParameterValue")]
    [InlineData("1&Protocol=6&CidrBlock=0.0.0.0/0", "MissingParameter")]
    [InlineData("1&Protocol=6&CidrBlock=0.0.0.0/0&PortRange.From=9&PortRange.To=8", "InvalidParameterValue")]
    [InlineData("1&Protocol=1&CidrBlock=0.0.0.0/0", "MissingParameter")]
    [InlineData("1&Protocol=-1", "MissingParameter")]
    [InlineData("1&Protocol=-1&CidrBlock=10.0.0.0/33", "InvalidParameterValue")]
    [InlineData("1&Protocol=-1&Ipv6CidrBlock=10.0.0.0/8", "InvalidParameterValue")]
    [InlineData("1&Protocol=-1&CidrBlock=0.0.0.0/0&Ipv6CidrBlock=::/0", "InvalidParameterCombination")]
    public async Task CreateNetworkAclEntry_ThatCannotBe_IsRefused(string entry, string code)
    {
        var id = await CreateAsync(await TestEnvironment.VpcAsync());

        var (status, text) = await TestEnvironment.PostAsync(
            $"Action=CreateNetworkAclEntry&NetworkAclId={id}&Egress=false&RuleAction=allow&RuleNumber={entry}");

        Assert.Equal(400, status);
        Assert.Contains($"<Code>{code}</Code>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NetworkAclEntry_ExistingOrMissing_HasAwsCodes()
    {
        var id = await CreateAsync(await TestEnvironment.VpcAsync());
        await TestEnvironment.Ec2.CreateNetworkAclEntryAsync(Entry(id, 100));

        await Refused.WithAsync("NetworkAclEntryAlreadyExists", () => TestEnvironment.Ec2.CreateNetworkAclEntryAsync(Entry(id, 100)));
        await TestEnvironment.Ec2.DeleteNetworkAclEntryAsync(new() { NetworkAclId = id, RuleNumber = 100, Egress = false });
        await Refused.WithAsync("InvalidNetworkAclEntry.NotFound", () =>
            TestEnvironment.Ec2.DeleteNetworkAclEntryAsync(new() { NetworkAclId = id, RuleNumber = 100, Egress = false }));
        await Refused.WithAsync("InvalidNetworkAclEntry.NotFound", () => TestEnvironment.Ec2.ReplaceNetworkAclEntryAsync(new()
        {
            NetworkAclId = id, RuleNumber = 100, Egress = false, RuleAction = RuleAction.Deny, Protocol = "-1", CidrBlock = "0.0.0.0/0",
        }));
    }

    [Fact]
    public async Task DeleteNetworkAcl_InUseOrDefault_IsRefused()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var subnetId = await TestEnvironment.SubnetAsync(vpcId);
        var id = await CreateAsync(vpcId);
        var byDefault = await DefaultOfAsync(vpcId);
        var replaced = await TestEnvironment.Ec2.ReplaceNetworkAclAssociationAsync(
            new() { AssociationId = byDefault.Associations.Single().NetworkAclAssociationId, NetworkAclId = id });

        await Refused.WithAsync("DependencyViolation", () => TestEnvironment.Ec2.DeleteNetworkAclAsync(new() { NetworkAclId = id }));
        await Refused.WithAsync("InvalidParameterValue", () => TestEnvironment.Ec2.DeleteNetworkAclAsync(new() { NetworkAclId = byDefault.NetworkAclId }));
        Assert.Equal((replaced.NewAssociationId, subnetId),
            ((await DescribeAsync(id)).Associations.Single().NetworkAclAssociationId, (await DescribeAsync(id)).Associations.Single().SubnetId));

        await TestEnvironment.Ec2.DeleteSubnetAsync(new() { SubnetId = subnetId });
        await Refused.WithAsync("DependencyViolation", () => TestEnvironment.Ec2.DeleteVpcAsync(new() { VpcId = vpcId }));
        await TestEnvironment.Ec2.DeleteNetworkAclAsync(new() { NetworkAclId = id });
        await TestEnvironment.Ec2.DeleteVpcAsync(new() { VpcId = vpcId });
    }

    [Fact]
    public async Task ReplaceNetworkAclAssociation_AclOfAnotherVpc_IsRefused()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        await TestEnvironment.SubnetAsync(vpcId);
        var other = await CreateAsync(await TestEnvironment.VpcAsync());
        var association = (await DefaultOfAsync(vpcId)).Associations.Single().NetworkAclAssociationId;

        await Refused.WithAsync("InvalidParameterValue", () =>
            TestEnvironment.Ec2.ReplaceNetworkAclAssociationAsync(new() { AssociationId = association, NetworkAclId = other }));
        await Refused.WithAsync("InvalidAssociationID.NotFound", () =>
            TestEnvironment.Ec2.ReplaceNetworkAclAssociationAsync(new() { AssociationId = "aclassoc-00000000000000000", NetworkAclId = other }));
    }

    [Fact]
    public async Task NetworkAcls_WithQuotas_AreLimitedWithTheirEntries()
    {
        await using var lab = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { Quotas = ResourceQuotas.Aws });
        var vpcId = await lab.VpcAsync();
        var acl = (await lab.Ec2.CreateNetworkAclAsync(new() { VpcId = vpcId })).NetworkAcl.NetworkAclId;
        for (var number = 1; number <= 20; number++)
        {
            await lab.Ec2.CreateNetworkAclEntryAsync(Entry(acl, number));
        }

        await Refused.WithAsync("NetworkAclEntryLimitExceeded", () => lab.Ec2.CreateNetworkAclEntryAsync(Entry(acl, 21)));
        await lab.Ec2.DeleteNetworkAclEntryAsync(new() { NetworkAclId = acl, RuleNumber = 1, Egress = false });
        await lab.Ec2.CreateNetworkAclEntryAsync(Entry(acl, 21));
    }

    private async Task<string> CreateAsync(string vpcId) =>
        (await TestEnvironment.Ec2.CreateNetworkAclAsync(new() { VpcId = vpcId })).NetworkAcl.NetworkAclId;

    private async Task<NetworkAcl> DescribeAsync(string id) =>
        (await TestEnvironment.Ec2.DescribeNetworkAclsAsync(new DescribeNetworkAclsRequest { NetworkAclIds = [id] })).NetworkAcls.Single();

    private async Task<NetworkAcl> DefaultOfAsync(string vpcId) => (await TestEnvironment.Ec2.DescribeNetworkAclsAsync(
        new DescribeNetworkAclsRequest { Filters = [new Filter("vpc-id", [vpcId]), new Filter("default", ["true"])] })).NetworkAcls.Single();

    private static CreateNetworkAclEntryRequest Entry(string id, int number, string protocol = "tcp", int port = 80, string range = "0.0.0.0/0") => new()
    {
        NetworkAclId = id,
        RuleNumber = number,
        Egress = false,
        RuleAction = RuleAction.Allow,
        Protocol = protocol,
        PortRange = new() { From = port, To = port },
        CidrBlock = range,
    };

    private static List<(bool Egress, int Number, string Action)> Rules(NetworkAcl acl) =>
        [.. acl.Entries.Select(entry => (entry.Egress is true, entry.RuleNumber ?? 0, entry.RuleAction.Value))];
}
