using Amazon.EC2;
using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

public class VpcsTests : EmulatorTest
{
    [Fact]
    public async Task CreateVpc_Valid_IsPendingThenAvailable()
    {
        var created = (await TestEnvironment.Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.0.0.7/16" })).Vpc;

        var described = (await TestEnvironment.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = [created.VpcId] })).Vpcs.Single();
        Assert.Equal(VpcState.Pending, created.State);
        Assert.Equal(VpcState.Available, described.State);
        Assert.Equal("10.0.0.0/16", described.CidrBlock);
        Assert.Matches("^vpc-[0-9a-f]{17}$", described.VpcId);
        Assert.Equal(TestEnvironment.Provider, described.OwnerId);
    }

    [Fact]
    public async Task CreateVpc_Always_BringsMainTableDefaultGroupAndAcl()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        List<Filter> ofVpc = [new("vpc-id", [vpcId])];

        var table = (await TestEnvironment.Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = ofVpc })).RouteTables.Single();
        var group = (await TestEnvironment.Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = ofVpc })).SecurityGroups.Single();

        Assert.True(table.Associations.Single().Main);
        Assert.Equal("local", table.Routes.Single().GatewayId);
        Assert.Equal("default", group.GroupName);
        Assert.Equal(group.GroupId, group.IpPermissions.Single().UserIdGroupPairs.Single().GroupId);
        Assert.Equal("0.0.0.0/0", group.IpPermissionsEgress.Single().Ipv4Ranges.Single().CidrIp);
    }

    [Theory]
    [InlineData("10.0.0.0/15", "InvalidVpc.Range")]
    [InlineData("10.0.0.0/29", "InvalidVpc.Range")]
    [InlineData("10.0.0/16", "InvalidParameterValue")]
    public async Task CreateVpc_BadBlock_IsRefused(string cidr, string code) =>
        await Refused.WithAsync(code, () => TestEnvironment.VpcAsync(cidr));

    [Fact]
    public async Task CreateVpc_ParameterNotEmulated_IsRefusedByName()
    {
        var error = await Refused.WithAsync(
            "UnsupportedOperation",
            () => TestEnvironment.Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.0.0.0/16", Ipv6Pool = "ipv6pool-ec2-0" }));

        Assert.Contains("Ipv6Pool", error.Message);
        Assert.Contains("CreateVpc", error.Message);
    }

    [Fact]
    public async Task DescribeVpcs_UnknownId_IsNotFound() =>
        await Refused.WithAsync("InvalidVpcID.NotFound", () =>
            TestEnvironment.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = ["vpc-00000000000000000"] }));

    [Fact]
    public async Task DescribeVpcs_OfAnotherAccountOrRegion_AreNotSeen()
    {
        await TestEnvironment.VpcAsync();
        using var other = TestEnvironment.Ec2Of(TestEnvironment.Consumer);
        using var elsewhere = TestEnvironment.Ec2Of(TestEnvironment.Provider, "us-east-1");

        Assert.Empty((await other.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
        Assert.Empty((await elsewhere.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
    }

    [Fact]
    public async Task DescribeVpcs_Filters_AreAndedAndTheirValuesOred()
    {
        foreach (var (cidr, team) in new[] { ("10.1.0.0/16", "red"), ("10.2.0.0/16", "blue"), ("10.3.0.0/16", "blue") })
        {
            await TestEnvironment.Ec2.CreateVpcAsync(new CreateVpcRequest
            {
                CidrBlock = cidr,
                TagSpecifications = [new() { ResourceType = ResourceType.Vpc, Tags = [new("team", team)] }],
            });
        }

        Assert.Equal(["10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16"], await BlocksAsync(new Filter("tag:team", ["red", "bl*"])));
        Assert.Equal(["10.3.0.0/16"], await BlocksAsync(new Filter("tag:team", ["blue"]), new Filter("cidr", ["10.3.?.0/16"])));
        Assert.Equal(3, (await BlocksAsync(new Filter("tag-key", ["team"]))).Count);
        Assert.Empty(await BlocksAsync(new Filter("tag:team", ["BLUE"])));
    }

    [Fact]
    public async Task DescribeVpcs_MoreFilterValuesOrLongerOnesThanEc2Takes_AreRefused()
    {
        List<string> many = [.. Enumerable.Range(0, 100).Select(number => $"{number}")];

        Assert.Empty(await BlocksAsync(new Filter("owner-id", many), new Filter("state", many)));
        Assert.Empty(await BlocksAsync(new Filter("owner-id", [new string('1', 255)])));
        await Refused.WithAsync("FilterLimitExceeded", () => BlocksAsync(new Filter("owner-id", many), new Filter("state", [.. many, "available"])));
        await Refused.WithAsync("FilterLimitExceeded", () => BlocksAsync(new Filter("owner-id", [new string('1', 256)])));
    }

    [Fact]
    public async Task DescribeVpcs_UnknownFilter_IsRefused()
    {
        var error = await Refused.WithAsync("InvalidParameterValue", () => BlocksAsync(new Filter("colour", ["red"])));

        Assert.Contains("colour", error.Message);
    }

    [Fact]
    public async Task DescribeVpcs_Paged_AnswersEachOnce()
    {
        for (var i = 0; i < 12; i++)
        {
            await TestEnvironment.VpcAsync($"10.{i}.0.0/16");
        }

        var pages = new List<int>();
        var ids = new HashSet<string>();
        string? token = null;
        do
        {
            var page = await TestEnvironment.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { Filters = CreatedResources.Vpcs.Filters, MaxResults = 5,
                NextToken = token });
            pages.Add(page.Vpcs.Count);
            ids.UnionWith(page.Vpcs.Select(vpc => vpc.VpcId));
            token = page.NextToken;
        }
        while (token is not null);

        Assert.Equal([5, 5, 2], pages);
        Assert.Equal(12, ids.Count);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1001)]
    public async Task DescribeVpcs_PageSizeOutOfRange_IsRefused(int size) =>
        await Refused.WithAsync("InvalidParameterValue", () => TestEnvironment.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { MaxResults = size }));

    [Fact]
    public async Task DescribeVpcs_PageSizeWithIds_IsRefused()
    {
        var vpcId = await TestEnvironment.VpcAsync();

        await Refused.WithAsync("InvalidParameterCombination", () =>
            TestEnvironment.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { MaxResults = 5, VpcIds = [vpcId] }));
    }

    [Fact]
    public async Task DescribeVpcs_ForgedToken_IsRefused() =>
        await Refused.WithAsync("InvalidNextToken", () => TestEnvironment.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { NextToken = "forged" }));

    [Fact]
    public async Task VpcAttributes_Default_AreDnsSupportWithoutHostnames()
    {
        var vpcId = await TestEnvironment.VpcAsync();

        var support = await TestEnvironment.Ec2.DescribeVpcAttributeAsync(
            new DescribeVpcAttributeRequest { VpcId = vpcId, Attribute = VpcAttributeName.EnableDnsSupport });
        var hostnames = await TestEnvironment.Ec2.DescribeVpcAttributeAsync(
            new DescribeVpcAttributeRequest { VpcId = vpcId, Attribute = VpcAttributeName.EnableDnsHostnames });

        Assert.True(support.EnableDnsSupport);
        Assert.False(hostnames.EnableDnsHostnames);
    }

    [Fact]
    public async Task ModifyVpcAttribute_One_IsReadBackAndTwoAreRefused()
    {
        var vpcId = await TestEnvironment.VpcAsync();

        await TestEnvironment.Ec2.ModifyVpcAttributeAsync(new ModifyVpcAttributeRequest { VpcId = vpcId, EnableDnsHostnames = true });

        var hostnames = await TestEnvironment.Ec2.DescribeVpcAttributeAsync(
            new DescribeVpcAttributeRequest { VpcId = vpcId, Attribute = VpcAttributeName.EnableDnsHostnames });
        Assert.True(hostnames.EnableDnsHostnames);
        await Refused.WithAsync(
            "InvalidParameterCombination",
            () => TestEnvironment.Ec2.ModifyVpcAttributeAsync(new ModifyVpcAttributeRequest { VpcId = vpcId, EnableDnsHostnames = true,
                EnableDnsSupport = true }));
    }

    [Fact]
    public async Task DeleteVpc_WithSubnet_IsRefusedUntilTheSubnetIsGone()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var subnetId = await TestEnvironment.SubnetAsync(vpcId);

        await Refused.WithAsync("DependencyViolation", () => TestEnvironment.Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = vpcId }));
        await TestEnvironment.Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnetId });
        await TestEnvironment.Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = vpcId });

        Assert.Empty((await TestEnvironment.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
        var ofVpc = new List<Filter> { new("vpc-id", [vpcId]) };
        Assert.Empty((await TestEnvironment.Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = ofVpc })).RouteTables ?? []);
        Assert.Empty((await TestEnvironment.Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = ofVpc })).SecurityGroups ?? []);
    }

    private async Task<List<string>> BlocksAsync(params Filter[] filters) =>
        [.. ((await TestEnvironment.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { Filters = [.. filters] })).Vpcs ?? []).Select(vpc => vpc.CidrBlock)];
}
