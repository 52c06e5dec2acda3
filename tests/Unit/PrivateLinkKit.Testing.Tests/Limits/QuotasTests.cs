using System.Xml.Linq;
using Amazon.EC2.Model;
using PrivateLinkKit.Testing.Tests.Services;
using PrivateLinkKit.Testing.Tests.Services.Iam;

namespace PrivateLinkKit.Testing.Tests.Limits;

public class QuotasTests
{
    private static readonly EmbeddedAwsOptions Enforced = new() { Quotas = ResourceQuotas.Aws };

    [Fact]
    public async Task Vpcs_Enforced_AreFiveWithTheDefaultOne()
    {
        await using var lab = await TestEnvironment.StartAsync(Enforced);
        await RepeatAsync(4, () => lab.VpcAsync());

        await Refused.WithAsync("VpcLimitExceeded", () => lab.VpcAsync());
    }

    [Fact]
    public async Task Vpcs_NotEnforced_AreAsManyAsAsked()
    {
        await using var lab = await TestEnvironment.StartAsync();

        await RepeatAsync(60, () => lab.VpcAsync());
    }

    [Fact]
    public async Task Roles_Enforced_AreAThousand()
    {
        await using var lab = await TestEnvironment.StartAsync(Enforced);
        var made = 0;
        Task<XElement> CreateAsync() => lab.Aws.IamAsync(
            "CreateRole",
            ("RoleName", $"role-{made++}"),
            ("AssumeRolePolicyDocument",
                """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}}"""));
        await RepeatAsync(1000, CreateAsync);

        var refused = await CreateAsync();

        Assert.Equal(("LimitExceeded", "Cannot exceed quota for RolesPerAccount: 1000"), (refused.Text("Code"), refused.Text("Message")));
    }

    [Fact]
    public async Task AddressesAndGateways_Enforced_AreFive()
    {
        await using var lab = await TestEnvironment.StartAsync(Enforced);
        Task AllocateAsync() => lab.Ec2.AllocateAddressAsync(new AllocateAddressRequest());
        Task AddGatewayAsync() => lab.Ec2.CreateInternetGatewayAsync(new CreateInternetGatewayRequest());
        await RepeatAsync(5, AllocateAsync);
        await RepeatAsync(4, AddGatewayAsync);

        await Refused.WithAsync("AddressLimitExceeded", AllocateAsync);
        await Refused.WithAsync("InternetGatewayLimitExceeded", AddGatewayAsync);
    }

    [Fact]
    public async Task NatGateways_Enforced_AreFiveInAZone()
    {
        await using var lab = await TestEnvironment.StartAsync(Enforced);
        var vpcId = await lab.VpcAsync();
        var (a, b) = (await lab.SubnetAsync(vpcId), await lab.SubnetAsync(vpcId, "10.0.1.0/24", 'b'));
        var allocationId = (await lab.Ec2.AllocateAddressAsync(new AllocateAddressRequest())).AllocationId;
        var gateway = (await lab.Ec2.CreateInternetGatewayAsync(new CreateInternetGatewayRequest())).InternetGateway;
        await lab.Ec2.AttachInternetGatewayAsync(new() { InternetGatewayId = gateway.InternetGatewayId, VpcId = vpcId });
        Task AddAsync(string subnetId, string allocation) => lab.Ec2.CreateNatGatewayAsync(new() { SubnetId = subnetId, AllocationId = allocation });
        await AddAsync(a, allocationId);
        await RepeatAsync(4, async () => await AddAsync(a, (await lab.Ec2.AllocateAddressAsync(new AllocateAddressRequest())).AllocationId));

        await Refused.WithAsync("NatGatewayLimitExceeded", () => AddAsync(a, allocationId));
        await AddAsync(b, allocationId);
    }

    [Fact]
    public async Task OfOneVpc_Enforced_AreBounded()
    {
        await using var lab = await TestEnvironment.StartAsync(Enforced);
        var vpcId = await lab.VpcAsync();
        var place = 0;
        Task AddSubnetAsync() => lab.SubnetAsync(vpcId, $"10.0.{place++}.0/24");
        Task AddTableAsync() => lab.Ec2.CreateRouteTableAsync(new CreateRouteTableRequest { VpcId = vpcId });
        await RepeatAsync(200, AddSubnetAsync);
        await RepeatAsync(199, AddTableAsync);

        await Refused.WithAsync("SubnetLimitExceeded", AddSubnetAsync);
        await Refused.WithAsync("RouteTableLimitExceeded", AddTableAsync);
    }

    [Fact]
    public async Task RoutesAndGroups_Enforced_AreBounded()
    {
        await using var lab = await TestEnvironment.StartAsync(Enforced);
        var vpcId = await lab.VpcAsync();
        var subnetId = await lab.SubnetAsync(vpcId);
        var groups = new List<string>();
        await RepeatAsync(6, async () => groups.Add(await lab.GroupAsync(vpcId, $"group{groups.Count}")));
        var eni = await InterfaceAsync(lab, subnetId, [.. groups.Take(5)]);
        var tableId = (await lab.Ec2.CreateRouteTableAsync(new CreateRouteTableRequest { VpcId = vpcId })).RouteTable.RouteTableId;
        var place = 0;
        async Task AddRouteAsync() => Assert.Equal("", Code(await lab.PostAsync(
            $"Action=CreateRoute&RouteTableId={tableId}&DestinationCidrBlock=172.16.{place++}.0/24&NetworkInterfaceId={eni}")));
        await RepeatAsync(49, AddRouteAsync);

        Assert.Equal("SecurityGroupsPerInterfaceLimitExceeded", Code(await lab.PostAsync(Interface(subnetId, [.. groups]))));
        Assert.Equal("RouteLimitExceeded", Code(await lab.PostAsync(
            $"Action=CreateRoute&RouteTableId={tableId}&DestinationCidrBlock=192.168.0.0/24&NetworkInterfaceId={eni}")));
    }

    [Fact]
    public async Task Endpoints_Enforced_AreFiftyInAVpc()
    {
        await using var lab = await TestEnvironment.StartAsync(Enforced);
        var service = await lab.ServiceAsync(zones: "a");
        var vpcId = await lab.VpcAsync("10.1.0.0/16");
        Task ConnectAsync() => lab.Ec2.CreateVpcEndpointAsync(new() { VpcId = vpcId, ServiceName = service.ServiceName, VpcEndpointType = "Interface" });
        await RepeatAsync(50, ConnectAsync);

        await Refused.WithAsync("VpcEndpointLimitExceeded", ConnectAsync);
    }

    [Fact]
    public async Task LoadBalancing_Enforced_IsBounded()
    {
        await using var site = await Site.StartAsync(Enforced);
        var count = 0;
        var last = "";
        async Task AddBalancerAsync() => last = (await site.AddNlbAsync($"nlb{count++}")).LoadBalancerArn;
        await RepeatAsync(50, AddBalancerAsync);
        var group = await site.AddTargetGroupAsync("web", "TCP", 80);
        var port = 1000;
        async Task AddListenerAsync() => await site.Elb.CreateListenerAsync(new()
        {
            LoadBalancerArn = last,
            Protocol = "TCP",
            Port = port++,
            DefaultActions = [new() { Type = "forward", TargetGroupArn = group }],
        });
        await RepeatAsync(50, AddListenerAsync);

        await Refused.WithAsync("TooManyLoadBalancers", AddBalancerAsync);
        await Refused.WithAsync("TooManyListeners", AddListenerAsync);
    }

    [Fact]
    public async Task Rules_Enforced_AreAHundredOfALoadBalancer()
    {
        await using var site = await Site.StartAsync(Enforced);
        var group = await site.AddTargetGroupAsync("web", "HTTP", 80);
        var listener = await site.AddListenerAsync((await site.AddAlbAsync("alb")).LoadBalancerArn, "HTTP", 80, group);
        var priority = 1;
        async Task<string?> AddAsync() => (await site.ElbAsync(
            "CreateRule",
            ("ListenerArn", listener),
            ("Priority", $"{priority++}"),
            ("Conditions.member.1.Field", "path-pattern"),
            ("Conditions.member.1.Values.member.1", $"/{priority}"),
            ("Actions.member.1.Type", "forward"),
            ("Actions.member.1.TargetGroupArn", group))).Descendants("Code").SingleOrDefault()?.Value;
        await RepeatAsync(100, async () => Assert.Null(await AddAsync()));

        Assert.Equal("TooManyRules", await AddAsync());
    }

    private static async Task RepeatAsync(int times, Func<Task> action)
    {
        for (var i = 0; i < times; i++)
        {
            await action();
        }
    }

    private static string Interface(string subnetId, params string[] groups) =>
        $"Action=CreateNetworkInterface&SubnetId={subnetId}{string.Concat(groups.Select((group, i) => $"&SecurityGroupId.{i + 1}={group}"))}";

    private static async Task<string> InterfaceAsync(TestEnvironment lab, string subnetId, params string[] groups) =>
        (await lab.PostAsync(Interface(subnetId, groups))).Text.Split("<networkInterfaceId>")[1].Split('<')[0];

    private static string Code((int Status, string Text) answer) => answer.Status is 200 ? "" : answer.Text.Split("<Code>")[1].Split('<')[0];
}
