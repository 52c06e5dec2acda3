using Amazon.EC2.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using ElbAction = Amazon.ElasticLoadBalancingV2.Model.Action;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>Stacks in front of load balancers that exist already: used, never touched.</summary>
public class UsedPartsTests
{
    private const string Answer = "from the ALB that was there before";

    [Fact]
    public async Task Apply_UsedAlb_AnswersThroughTheEndpointAndStaysAsItWas()
    {
        await using var edge = await Edge.StartAsync();
        var site = await Site.BuildAsync(edge);
        var stack = PrivateLink.ExposeService("second")
            .UseVpc(site.VpcId, vpc => vpc.UseSubnets(site.SubnetIds).Cidr(Site.Cidr))
            .UseAlb(site.AlbArn, 8080)
            .ViaNlb(nlb => nlb.Listen(80))
            .ConsumeFrom("customer", Stacks.InOwnVpc)
            .Build();

        await AssertServedAndUntouchedAsync(edge, stack);
    }

    [Fact]
    public async Task Apply_UsedNlb_AnswersThroughTheEndpointAndStaysAsItWas()
    {
        await using var edge = await Edge.StartAsync();
        var site = await Site.BuildAsync(edge);
        var nlbArn = await site.AddNlbAsync(80);
        var stack = PrivateLink.ExposeService("second").UseNlb(nlbArn, 80).ConsumeFrom("customer", Stacks.InOwnVpc).Build();

        await AssertServedAndUntouchedAsync(edge, stack);
    }

    private static async Task AssertServedAndUntouchedAsync(Edge edge, PrivateLinkStack stack)
    {
        var before = await LoadBalancersAsync(edge);

        var endpoint = (await edge.ApplyAsync(stack)).Endpoint("customer");

        using var http = edge.Aws.Network.CreateHttpClient(endpoint.VpcId);
        Assert.Equal(Answer, await http.GetStringAsync(new Uri($"http://{endpoint.DnsName}/")));
        Assert.True((await edge.PrivateLink.PlanAsync(stack)).IsEmpty);
        await edge.PrivateLink.DestroyAsync(stack);
        Assert.Equal(before, await LoadBalancersAsync(edge));
        Assert.Single((await edge.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest())).Vpcs);
    }

    private static async Task<string> LoadBalancersAsync(Edge edge)
    {
        var found = (await edge.ElbV2.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest())).LoadBalancers;
        var listeners = await Task.WhenAll(found.Select(async balancer =>
            (await edge.ElbV2.DescribeListenersAsync(new DescribeListenersRequest { LoadBalancerArn = balancer.LoadBalancerArn })).Listeners));
        var tags = (await edge.ElbV2.DescribeTagsAsync(new Amazon.ElasticLoadBalancingV2.Model.DescribeTagsRequest { ResourceArns = [.. found.Select(balancer => balancer.LoadBalancerArn)] }))
            .TagDescriptions.SelectMany(description => description.Tags ?? []);
        return string.Join('\n',
            found.Select(balancer => $"{balancer.LoadBalancerArn} {string.Join(',', balancer.SecurityGroups ?? [])}")
                .Concat(listeners.SelectMany(all => all ?? []).Select(listener => listener.ListenerArn))
                .Concat(tags.Select(tag => $"{tag.Key}={tag.Value}"))
                .Order(StringComparer.Ordinal));
    }

    private sealed class Site(Edge edge, string vpcId, string[] subnetIds, string albArn)
    {
        public const string Cidr = "10.60.0.0/24";

        public string VpcId => vpcId;

        public string[] SubnetIds => subnetIds;

        public string AlbArn => albArn;

        public static async Task<Site> BuildAsync(Edge edge)
        {
            var vpcId = (await edge.Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = Cidr })).Vpc.VpcId;
            var subnetIds = new[]
            {
                await SubnetAsync(edge, vpcId, "10.60.0.0/26", Stacks.Zones[0]),
                await SubnetAsync(edge, vpcId, "10.60.0.64/26", Stacks.Zones[1]),
            };
            var group = (await edge.Ec2.CreateSecurityGroupAsync(new CreateSecurityGroupRequest { VpcId = vpcId, GroupName = "alb", Description = "alb" })).GroupId;
            await edge.Ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest
            {
                GroupId = group,
                IpPermissions = [new IpPermission { IpProtocol = "tcp", FromPort = 8080, ToPort = 8080, Ipv4Ranges = [new IpRange { CidrIp = Cidr }] }],
            });
            var albArn = (await edge.ElbV2.CreateLoadBalancerAsync(new CreateLoadBalancerRequest
            {
                Name = "existing-alb",
                Scheme = LoadBalancerSchemeEnum.Internal,
                Subnets = [.. subnetIds],
                SecurityGroups = [group],
            })).LoadBalancers[0].LoadBalancerArn;
            await edge.ElbV2.CreateListenerAsync(new CreateListenerRequest
            {
                LoadBalancerArn = albArn,
                Protocol = ProtocolEnum.HTTP,
                Port = 8080,
                DefaultActions = [new ElbAction
                {
                    Type = ActionTypeEnum.FixedResponse,
                    FixedResponseConfig = new FixedResponseActionConfig { StatusCode = "200", ContentType = "text/plain", MessageBody = Answer },
                }],
            });
            return new Site(edge, vpcId, subnetIds, albArn);
        }

        public async Task<string> AddNlbAsync(int port)
        {
            var nlbArn = (await edge.ElbV2.CreateLoadBalancerAsync(new CreateLoadBalancerRequest
            {
                Name = "existing-nlb",
                Type = LoadBalancerTypeEnum.Network,
                Scheme = LoadBalancerSchemeEnum.Internal,
                Subnets = [.. subnetIds],
            })).LoadBalancers[0].LoadBalancerArn;
            var groupArn = (await edge.ElbV2.CreateTargetGroupAsync(new CreateTargetGroupRequest
            {
                Name = "existing-alb-target",
                TargetType = TargetTypeEnum.Alb,
                Protocol = ProtocolEnum.TCP,
                Port = 8080,
                VpcId = vpcId,
            })).TargetGroups[0].TargetGroupArn;
            await edge.ElbV2.RegisterTargetsAsync(new RegisterTargetsRequest { TargetGroupArn = groupArn, Targets = [new TargetDescription { Id = albArn, Port = 8080 }] });
            await edge.ElbV2.CreateListenerAsync(new CreateListenerRequest
            {
                LoadBalancerArn = nlbArn,
                Protocol = ProtocolEnum.TCP,
                Port = port,
                DefaultActions = [new ElbAction { Type = ActionTypeEnum.Forward, TargetGroupArn = groupArn }],
            });
            return nlbArn;
        }

        private static async Task<string> SubnetAsync(Edge edge, string vpcId, string cidr, string zone) =>
            (await edge.Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpcId, CidrBlock = cidr, AvailabilityZone = zone })).Subnet.SubnetId;
    }
}
