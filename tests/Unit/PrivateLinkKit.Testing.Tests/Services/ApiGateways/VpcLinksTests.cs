using System.Text.Json.Nodes;
using Amazon.EC2.Model;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Services.ApiGateways;

/// <summary>VPC links of API Gateway v2 and their network interfaces.</summary>
public sealed class VpcLinksTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new() { Pace = Pace.Realistic, TimeProvider = _time });

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Link_AfterMinutes_IsAvailable()
    {
        var link = await LinkAsync();
        var (_, before) = await _site.Aws.GatewayAsync("GET", link);
        _time.Advance(TimeSpan.FromMinutes(2));
        var (_, after) = await _site.Aws.GatewayAsync("GET", link);

        Assert.Equal(("PENDING", "AVAILABLE", "V2"), ((string?)before["vpcLinkStatus"], (string?)after["vpcLinkStatus"], (string?)after["vpcLinkVersion"]));
    }

    [Fact]
    public async Task Delete_Link_ReleasesSubnetsAndGroupsMinutesLater()
    {
        var link = await LinkAsync();
        _time.Advance(TimeSpan.FromMinutes(2));
        await Refused.WithAsync("DependencyViolation", () => _site.Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = _site.SubnetIds[0] }));
        var (accepted, _) = await _site.Aws.GatewayAsync("DELETE", link);
        var (_, deleting) = await _site.Aws.GatewayAsync("GET", link);
        _time.Advance(TimeSpan.FromMinutes(1));
        var (gone, _) = await _site.Aws.GatewayAsync("GET", link);
        await Refused.WithAsync("DependencyViolation", () => _site.Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = _site.GroupId }));
        _time.Advance(TimeSpan.FromMinutes(1));

        await _site.Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = _site.SubnetIds[0] });
        await _site.Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = _site.GroupId });
        Assert.Equal((202, "DELETING", 404), (accepted, (string?)deleting["vpcLinkStatus"], gone));
    }

    [Fact]
    public async Task Interfaces_OfALink_AreManagedByApiGateway()
    {
        await LinkAsync();

        var interfaces = (await _site.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest
        {
            Filters = [new("interface-type", ["api_gateway_managed"])],
        })).NetworkInterfaces;

        Assert.Equal(_site.TwoSubnets, interfaces.Select(own => own.SubnetId));
        Assert.All(interfaces, own => Assert.Equal((true, _site.GroupId), (own.RequesterManaged, own.Groups.Single().GroupId)));
    }

    [Fact]
    public async Task Create_OfWhatDoesNotExist_IsRefused()
    {
        var otherVpc = (await _site.Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.9.0.0/16" })).Vpc.VpcId;
        var foreign = (await _site.Ec2.CreateSecurityGroupAsync(new() { VpcId = otherVpc, GroupName = "foreign", Description = "foreign" })).GroupId;

        await RefusedAsync("The subnet ID 'subnet-0123456789abcdef0' does not exist", ["subnet-0123456789abcdef0"], []);
        await RefusedAsync($"The security group '{foreign}' does not exist in VPC '{_site.VpcId}'", _site.TwoSubnets, [foreign]);
        await RefusedAsync("A VPC link has 1 to 10 subnets", [], []);
    }

    [Fact]
    public async Task Update_Name_IsAllThatChanges()
    {
        var link = await LinkAsync();

        Assert.Equal("other", (string?)(await _site.Aws.MakeAsync(link, new() { ["name"] = "other" }, "PATCH"))["name"]);
        await _site.Aws.GatewayRefusesAsync("BadRequestException", "PATCH", link, new() { ["subnetIds"] = new JsonArray("subnet-1") });
    }

    private async Task RefusedAsync(string message, IEnumerable<string> subnets, IEnumerable<string> groups) => Assert.Equal(
        message, await _site.Aws.GatewayRefusesAsync("BadRequestException", "POST", "/v2/vpclinks", Request(subnets, groups)));

    private async Task<string> LinkAsync() =>
        $"/v2/vpclinks/{(await _site.Aws.MakeAsync("/v2/vpclinks", Request(_site.TwoSubnets, [_site.GroupId])))["vpcLinkId"]}";

    private static JsonObject Request(IEnumerable<string> subnets, IEnumerable<string> groups) => new()
    {
        ["name"] = "link",
        ["subnetIds"] = new JsonArray([.. subnets.Select(id => JsonValue.Create(id))]),
        ["securityGroupIds"] = new JsonArray([.. groups.Select(id => JsonValue.Create(id))]),
    };
}
