using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

public class SecurityGroupsTests : EmulatorTest
{
    [Fact]
    public async Task CreateSecurityGroup_Valid_AllowsAllEgressAndNoIngress()
    {
        var groupId = await TestEnvironment.GroupAsync(await TestEnvironment.VpcAsync());

        var group = await DescribeAsync(groupId);

        Assert.Empty(group.IpPermissions ?? []);
        Assert.Equal("-1", group.IpPermissionsEgress.Single().IpProtocol);
        Assert.Equal($"arn:aws:ec2:eu-west-1:{TestEnvironment.Provider}:security-group/{groupId}", group.SecurityGroupArn);
    }

    [Fact]
    public async Task CreateSecurityGroup_NameTakenInAnyCase_IsDuplicate()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        await TestEnvironment.GroupAsync(vpcId, "web");

        await Refused.WithAsync("InvalidGroup.Duplicate", () => TestEnvironment.GroupAsync(vpcId, "WEB"));
        await TestEnvironment.GroupAsync(await TestEnvironment.VpcAsync("10.1.0.0/16"), "web");
    }

    [Theory]
    [InlineData("sg-web")]
    [InlineData("default")]
    public async Task CreateSecurityGroup_ReservedName_IsRefused(string name)
    {
        var vpcId = await TestEnvironment.VpcAsync();

        await Refused.WithAsync("InvalidParameterValue", () => TestEnvironment.GroupAsync(vpcId, name));
    }

    [Fact]
    public async Task Authorize_SeveralSources_MakesARuleForEach()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var (web, client) = (await TestEnvironment.GroupAsync(vpcId), await TestEnvironment.GroupAsync(vpcId, "client"));

        var answer = await AuthorizeAsync(web, Tcp(80, ["10.0.0.0/8", "192.168.0.0/16"], [client]));

        Assert.Equal(3, answer.SecurityGroupRules.Count);
        Assert.All(answer.SecurityGroupRules, rule => Assert.Matches("^sgr-[0-9a-f]{17}$", rule.SecurityGroupRuleId));
        var permission = (await DescribeAsync(web)).IpPermissions.Single();
        Assert.Equal(["10.0.0.0/8", "192.168.0.0/16"], permission.Ipv4Ranges.Select(range => range.CidrIp));
        Assert.Equal(client, permission.UserIdGroupPairs.Single().GroupId);
    }

    [Fact]
    public async Task Authorize_OneDuplicateAmongNew_ChangesNothing()
    {
        var groupId = await TestEnvironment.GroupAsync(await TestEnvironment.VpcAsync());
        await AuthorizeAsync(groupId, Tcp(80, ["10.0.0.0/8"]));

        var error = await Refused.WithAsync("InvalidPermission.Duplicate", () => AuthorizeAsync(groupId, Tcp(443, ["10.0.0.0/8"]), Tcp(80, ["10.0.0.0/8"])));

        Assert.Contains("10.0.0.0/8", error.Message);
        Assert.Equal(80, (await DescribeAsync(groupId)).IpPermissions.Single().FromPort);
    }

    [Fact]
    public async Task Authorize_GroupOfAnotherVpc_IsRefused()
    {
        var groupId = await TestEnvironment.GroupAsync(await TestEnvironment.VpcAsync());
        var foreign = await TestEnvironment.GroupAsync(await TestEnvironment.VpcAsync("10.1.0.0/16"));

        await Refused.WithAsync("InvalidParameter", () => AuthorizeAsync(groupId, Tcp(80, [], [foreign])));
        await Refused.WithAsync("InvalidGroup.NotFound", () => AuthorizeAsync(groupId, Tcp(80, [], ["sg-00000000000000000"])));
    }

    [Theory]
    [InlineData("IpRanges.1.CidrIp", "10.0.0.0/33")]
    [InlineData("Ipv6Ranges.1.CidrIpv6", "10.0.0.0/8")]
    [InlineData("Ipv6Ranges.1.CidrIpv6", "anything")]
    public async Task Authorize_MalformedRange_IsRefused(string parameter, string range)
    {
        var permission = $"IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort=80&IpPermissions.1.ToPort=80&IpPermissions.1.{parameter}={range}";

        var (status, text) = await TestEnvironment.PostAsync(
            $"Action=AuthorizeSecurityGroupIngress&GroupId={await TestEnvironment.GroupAsync(await TestEnvironment.VpcAsync())}&{permission}");

        Assert.Equal(400, status);
        Assert.Contains($"CIDR block {range} is malformed", text);
    }

    [Fact]
    public async Task Authorize_MoreThanSixtyRules_ExceedsTheLimit()
    {
        var groupId = await TestEnvironment.GroupAsync(await TestEnvironment.VpcAsync());

        await Refused.WithAsync("RulesPerSecurityGroupLimitExceeded", () =>
            AuthorizeAsync(groupId, Tcp(80, [.. Enumerable.Range(0, 61).Select(i => $"10.0.{i}.0/24")])));
    }

    [Fact]
    public async Task Revoke_ByIdAndByProperties_RemovesTheRules()
    {
        var groupId = await TestEnvironment.GroupAsync(await TestEnvironment.VpcAsync());
        var rules = (await AuthorizeAsync(groupId, Tcp(80, ["10.0.0.0/8", "192.168.0.0/16"]))).SecurityGroupRules;

        await TestEnvironment.Ec2.RevokeSecurityGroupIngressAsync(new RevokeSecurityGroupIngressRequest { GroupId = groupId,
            SecurityGroupRuleIds = [rules[0].SecurityGroupRuleId] });
        await RevokeAsync(groupId, Tcp(80, ["192.168.0.0/16"]));

        Assert.Empty((await DescribeAsync(groupId)).IpPermissions ?? []);
        await Refused.WithAsync("InvalidPermission.NotFound", () => RevokeAsync(groupId, Tcp(80, ["192.168.0.0/16"])));
        await Refused.WithAsync(
            "InvalidSecurityGroupRuleId.NotFound",
            () => TestEnvironment.Ec2.RevokeSecurityGroupIngressAsync(
                new RevokeSecurityGroupIngressRequest { GroupId = groupId, SecurityGroupRuleIds = ["sgr-00000000000000000"] }));
    }

    [Fact]
    public async Task ModifySecurityGroupRules_NewSource_ReplacesTheRule()
    {
        var groupId = await TestEnvironment.GroupAsync(await TestEnvironment.VpcAsync());
        var rule = (await AuthorizeAsync(groupId, Tcp(80, ["10.0.0.0/8"]))).SecurityGroupRules.Single();

        await TestEnvironment.Ec2.ModifySecurityGroupRulesAsync(new ModifySecurityGroupRulesRequest
        {
            GroupId = groupId,
            SecurityGroupRules =
            [
                new() { SecurityGroupRuleId = rule.SecurityGroupRuleId,
                    SecurityGroupRule = new() { IpProtocol = "tcp", FromPort = 81, ToPort = 82, CidrIpv4 = "10.1.0.0/16" } },
            ],
        });

        var changed = (await TestEnvironment.Ec2.DescribeSecurityGroupRulesAsync(
            new DescribeSecurityGroupRulesRequest { SecurityGroupRuleIds = [rule.SecurityGroupRuleId] })).SecurityGroupRules.Single();
        Assert.Equal((81, 82, "10.1.0.0/16"), (changed.FromPort, changed.ToPort, changed.CidrIpv4));
    }

    [Fact]
    public async Task DeleteSecurityGroup_ReferencedByAnother_IsRefused()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var (used, referenced) = (await TestEnvironment.GroupAsync(vpcId), await TestEnvironment.GroupAsync(vpcId, "client"));
        await AuthorizeAsync(used, Tcp(80, [], [referenced]));

        await Refused.WithAsync("DependencyViolation", () =>
            TestEnvironment.Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = referenced }));
        await TestEnvironment.Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = used });
        await TestEnvironment.Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = referenced });
        await Refused.WithAsync("InvalidGroup.NotFound", () => TestEnvironment.Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = used }));
    }

    [Fact]
    public async Task DeleteSecurityGroup_Default_IsRefused()
    {
        var ofVpc = new Filter("vpc-id", [await TestEnvironment.VpcAsync()]);
        var group = (await TestEnvironment.Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = [ofVpc] })).SecurityGroups.Single();

        await Refused.WithAsync("CannotDelete", () => TestEnvironment.Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = group.GroupId }));
    }

    private static IpPermission Tcp(int port, string[] cidrs, params string[] groupIds) => new()
    {
        IpProtocol = "tcp",
        FromPort = port,
        ToPort = port,
        Ipv4Ranges = [.. cidrs.Select(cidr => new IpRange { CidrIp = cidr })],
        UserIdGroupPairs = [.. groupIds.Select(id => new UserIdGroupPair { GroupId = id })],
    };

    private Task<AuthorizeSecurityGroupIngressResponse> AuthorizeAsync(string groupId, params IpPermission[] permissions) =>
        TestEnvironment.Ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest { GroupId = groupId,
            IpPermissions = [.. permissions] });

    private Task RevokeAsync(string groupId, params IpPermission[] permissions) =>
        TestEnvironment.Ec2.RevokeSecurityGroupIngressAsync(new RevokeSecurityGroupIngressRequest { GroupId = groupId, IpPermissions = [.. permissions] });

    private async Task<SecurityGroup> DescribeAsync(string id) =>
        (await TestEnvironment.Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { GroupIds = [id] })).SecurityGroups.Single();
}
