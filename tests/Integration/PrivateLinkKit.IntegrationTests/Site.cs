using Amazon.EC2.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using ElbAction = Amazon.ElasticLoadBalancingV2.Model.Action;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>A VPC with an ALB, and NLBs in front of it, that belong to no stack.</summary>
internal sealed class Site(TestEnvironment edge, string vpcId, string[] subnetIds, string albArn)
{
    public const string Answer = "from the ALB that was there before";
    public const string Cidr = "10.60.0.0/24";

    public string VpcId => vpcId;

    public string[] SubnetIds => subnetIds;

    public string AlbArn => albArn;

    public static async Task<Site> BuildAsync(TestEnvironment edge)
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

    public async Task<string> AddNlbAsync(int port, string name = "existing-nlb")
    {
        var nlbArn = (await edge.ElbV2.CreateLoadBalancerAsync(new CreateLoadBalancerRequest
        {
            Name = name,
            Type = LoadBalancerTypeEnum.Network,
            Scheme = LoadBalancerSchemeEnum.Internal,
            Subnets = [.. subnetIds],
        })).LoadBalancers[0].LoadBalancerArn;
        var groupArn = (await edge.ElbV2.CreateTargetGroupAsync(new CreateTargetGroupRequest
        {
            Name = $"{name}-target",
            TargetType = TargetTypeEnum.Alb,
            Protocol = ProtocolEnum.TCP,
            Port = 8080,
            VpcId = vpcId,
        })).TargetGroups[0].TargetGroupArn;
        await edge.ElbV2.RegisterTargetsAsync(new RegisterTargetsRequest { TargetGroupArn = groupArn,
            Targets = [new TargetDescription { Id = albArn, Port = 8080 }] });
        await edge.ElbV2.CreateListenerAsync(new CreateListenerRequest
        {
            LoadBalancerArn = nlbArn,
            Protocol = ProtocolEnum.TCP,
            Port = port,
            DefaultActions = [new ElbAction { Type = ActionTypeEnum.Forward, TargetGroupArn = groupArn }],
        });
        return nlbArn;
    }

    private static async Task<string> SubnetAsync(TestEnvironment edge, string vpcId, string cidr, string zone) =>
        (await edge.Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpcId, CidrBlock = cidr, AvailabilityZone = zone })).Subnet.SubnetId;
}
