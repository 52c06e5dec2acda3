using Amazon.EC2;
using Amazon.EC2.Model;
using PrivateLinkKit.Testing.Services.Ec2;
using static PrivateLinkKit.Testing.Wire.Ec2.Ec2Operations;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

public class FiltersTests : EmulatorTest
{
    public static IEnumerable<object[]> Filtered =>
        All.Where(operation => operation.Filters is not []).Select(operation => new object[] { operation.Name, string.Join(' ', operation.Filters) });

    [Theory]
    [MemberData(nameof(Filtered))]
    public async Task Filter_Documented_IsAppliedOrRefusedAsNotEmulated(string operation, string names)
    {
        await using var lab = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { FilterConnectionsByEndpointId = true });
        var service = await lab.ServiceAsync(zones: "a");
        var emulated = FilterTables.All.Single(table => table.Operation.Name == operation).Emulated;
        var wrong = new List<string>();
        foreach (var name in names.Split(' '))
        {
            var (status, text) = await lab.PostAsync(Request(operation, service, name is "tag" ? "tag:Name" : name, "sg-00000000"));
            var isRefused = text.Contains($"does not emulate the filter {name}", StringComparison.Ordinal);
            if (status is not (200 or 400) || isRefused == emulated.Contains(name) || (status is 400 && !isRefused))
            {
                wrong.Add($"{name}: {text}");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Filtered))]
    public async Task Filter_Undocumented_IsInvalid(string operation, string names)
    {
        var service = await TestEnvironment.ServiceAsync(zones: "a");

        foreach (var name in new[] { "nope", "tag", names.Split(' ')[0] + "s" })
        {
            var (_, text) = await TestEnvironment.PostAsync(Request(operation, service, name, "x"));

            Assert.Contains("<Code>InvalidParameterValue</Code>", text);
            Assert.Contains($"The filter '{name}' is invalid", text);
        }
    }

    [Fact]
    public void Table_EveryOperationWithFilters_HasOne() => Assert.Equal(
        All.Where(operation => operation.Filters is not []).Select(operation => operation.Name).Order(),
        FilterTables.All.Select(table => table.Operation.Name).Order());

    [Theory]
    [InlineData("network-interface.vpc-id", "{vpc}")]
    [InlineData("network-interface.addresses.private-ip-address", "10.0.0.9")]
    [InlineData("network-interface.attachment.status", "attached")]
    [InlineData("instance.group-name", "default")]
    [InlineData("metadata-options.http-tokens", "required")]
    [InlineData("availability-zone-id", "euw1-az?")]
    [InlineData("tenancy", "default")]
    [InlineData("launch-time", "20*")]
    public async Task DescribeInstances_ByWhatItIs_FindsIt(string name, string value)
    {
        var vpcId = await TestEnvironment.VpcAsync();
        await RunAsync(await TestEnvironment.SubnetAsync(vpcId), "10.0.0.9");

        Assert.Equal(1, await CountAsync(name, value.Replace("{vpc}", vpcId, StringComparison.Ordinal)));
        Assert.Equal(0, await CountAsync(name, "other"));
    }

    [Theory]
    [InlineData("instance-status.reachability", "passed", 1)]
    [InlineData("system-status.reachability", "failed", 0)]
    [InlineData("instance-state-name", "running", 1)]
    public async Task DescribeInstanceStatus_ByStatus_FindsIt(string name, string value, int count)
    {
        await RunAsync(await TestEnvironment.SubnetAsync(await TestEnvironment.VpcAsync()), "10.0.0.9");

        Assert.Equal(count, await CountAsync(name, value, "DescribeInstanceStatus"));
    }

    [Fact]
    public async Task DescribeSecurityGroups_ByPermissions_FindsThem()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var (web, db) = (await TestEnvironment.GroupAsync(vpcId), await TestEnvironment.GroupAsync(vpcId, "db"));
        await TestEnvironment.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = db,
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = 5432, ToPort = 5432, UserIdGroupPairs = [new() { GroupId = web }] }],
        });
        await TestEnvironment.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = web,
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = 443, ToPort = 443, Ipv6Ranges = [new() { CidrIpv6 = "2001:db8::/32" }] }],
        });

        Assert.Equal([db], await GroupsAsync("ip-permission.user-id", TestEnvironment.Provider, vpcId));
        Assert.Equal([web], await GroupsAsync("ip-permission.ipv6-cidr", "2001:db8::/32", vpcId));
        Assert.Equal([db], await GroupsAsync("ip-permission.to-port", "5432", vpcId));
        Assert.Equal(3, (await GroupsAsync("egress.ip-permission.protocol", "-1", vpcId)).Count);
    }

    [Fact]
    public async Task DescribeSubnets_ByFreeAddresses_FindsThem()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var subnetId = await TestEnvironment.SubnetAsync(vpcId, "10.0.0.0/28");
        await TestEnvironment.SubnetAsync(vpcId, "10.0.1.0/24");

        var found = await TestEnvironment.Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest
        {
            Filters = [new("available-ip-address-count", ["11"]), new("vpc-id", [vpcId])],
        });

        Assert.Equal([subnetId], found.Subnets.Select(subnet => subnet.SubnetId));
    }

    [Theory]
    [InlineData("foobar", "InvalidGroupId.Malformed")]
    [InlineData("sg-1", "InvalidGroupId.Malformed")]
    [InlineData("sg-0123456789abcdef0", null)]
    public async Task DescribeSecurityGroupRules_GroupIdThatCannotBeOne_IsMalformed(string groupId, string? code)
    {
        var (_, text) = await TestEnvironment.PostAsync($"Action=DescribeSecurityGroupRules&Filter.1.Name=group-id&Filter.1.Value.1={groupId}");

        Assert.Equal(code is not null, text.Contains($"<Code>{code}</Code>", StringComparison.Ordinal));
        Assert.Equal(code is not null, text.Contains($"The security group ID '{groupId}' is malformed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DescribeConnections_ByEndpointId_IsRefusedUnlessTheOptionsAllowIt(bool allowed)
    {
        await using var lab = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { FilterConnectionsByEndpointId = allowed });

        var (status, text) = await lab.PostAsync("Action=DescribeVpcEndpointConnections&Filter.1.Name=vpc-endpoint-id&Filter.1.Value.1=vpce-1");

        Assert.Equal(allowed ? 200 : 400, status);
        Assert.Equal(!allowed, text.Contains("The filter 'vpc-endpoint-id' is invalid", StringComparison.Ordinal));
    }

    private static string Request(string operation, ServiceConfiguration service, string name, string value) =>
        $"Action={operation}&Filter.1.Name={Uri.EscapeDataString(name)}&Filter.1.Value.1={value}"
        + operation switch
        {
            "DescribeVpcEndpointServicePermissions" => $"&ServiceId={service.ServiceId}",
            "DescribeLaunchTemplateVersions" => "&LaunchTemplateVersion.1=%24Latest",
            _ => "",
        };

    private async Task RunAsync(string subnetId, string ip)
    {
        var (status, _) = await TestEnvironment.PostAsync(
            $"Action=RunInstances&ImageId=ami-0123456789abcdef0&MinCount=1&MaxCount=1&SubnetId={subnetId}&PrivateIpAddress={ip}");
        Assert.Equal(200, status);
    }

    private async Task<int> CountAsync(string name, string value, string operation = "DescribeInstances")
    {
        var (_, text) = await TestEnvironment.PostAsync($"Action={operation}&Filter.1.Name={name}&Filter.1.Value.1={value}");
        return text.Split("<instanceId>").Length - 1;
    }

    private async Task<List<string>> GroupsAsync(string name, string value, string vpcId) =>
        [.. (await TestEnvironment.Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest
        {
            Filters = [new(name, [value]), new("vpc-id", [vpcId])],
        })).SecurityGroups.Where(group => group.GroupName != "default" || name.StartsWith("egress", StringComparison.Ordinal)).Select(group => group.GroupId)];
}
