using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;

namespace PrivateLinkKit.Testing.Tests;

/// <summary>A started EmbeddedAws, clients of any account and region, and common resources of tests.</summary>
public sealed class TestEnvironment : IAsyncDisposable
{
    public const string Provider = "111111111111";
    public const string Consumer = "222222222222";
    public const string Region = "eu-west-1";

    private TestEnvironment(EmbeddedAws aws)
    {
        Aws = aws;
        Ec2 = Ec2Of(Provider);
    }

    public EmbeddedAws Aws { get; }

    /// <summary>EC2 of <see cref="Provider"/>.</summary>
    public IAmazonEC2 Ec2 { get; }

    public static async Task<TestEnvironment> StartAsync(EmbeddedAwsOptions? options = null) => new(await EmbeddedAws.StartAsync(options));

    public IAmazonEC2 Ec2Of(string account, string region = Region) => new AmazonEC2Client(Key(account), Configure(new AmazonEC2Config(), region));

    public IAmazonEC2 Ec2As(AWSCredentials credentials, string region = Region) => new AmazonEC2Client(credentials, Configure(new AmazonEC2Config(), region));

    public IAmazonElasticLoadBalancingV2 ElbOf(string account, string region = Region) =>
        new AmazonElasticLoadBalancingV2Client(Key(account), Configure(new AmazonElasticLoadBalancingV2Config(), region));

    public IAmazonECS EcsOf(string account, string region = Region) => new AmazonECSClient(Key(account), Configure(new AmazonECSConfig(), region));

    public IAmazonSimpleSystemsManagement SsmOf(string account, string region = Region) =>
        new AmazonSimpleSystemsManagementClient(Key(account), Configure(new AmazonSimpleSystemsManagementConfig(), region));

    public IAmazonS3 S3Of(string account, string region = Region) => new AmazonS3Client(Key(account), Configure(new AmazonS3Config(), region));

    public AmazonSecurityTokenServiceClient Sts(AWSCredentials credentials, string region = Region) =>
        new(credentials, Configure(new AmazonSecurityTokenServiceConfig(), region));

    public static AWSCredentials Key(string account) => new BasicAWSCredentials(account, "secret");

    public async Task<string> VpcAsync(string cidr = "10.0.0.0/16", IAmazonEC2? ec2 = null) =>
        (await (ec2 ?? Ec2).CreateVpcAsync(new CreateVpcRequest { CidrBlock = cidr })).Vpc.VpcId;

    public async Task<string> SubnetAsync(string vpcId, string cidr = "10.0.0.0/24", char zone = 'a', IAmazonEC2? ec2 = null) =>
        (await (ec2 ?? Ec2).CreateSubnetAsync(
            new CreateSubnetRequest { VpcId = vpcId, CidrBlock = cidr, AvailabilityZone = $"{Region}{zone}" })).Subnet.SubnetId;

    public async Task<string> GroupAsync(string vpcId, string name = "web", IAmazonEC2? ec2 = null) =>
        (await (ec2 ?? Ec2).CreateSecurityGroupAsync(new CreateSecurityGroupRequest { VpcId = vpcId, GroupName = name, Description = name })).GroupId;

    /// <summary>An active network load balancer of the provider in new subnets of these zones.</summary>
    public async Task<string> NlbAsync(string name = "nlb", string zones = "ab")
    {
        var vpcId = await VpcAsync();
        var subnets = new List<string>();
        foreach (var zone in zones)
        {
            subnets.Add(await SubnetAsync(vpcId, $"10.0.{zone - 'a'}.0/24", zone));
        }

        using var elb = ElbOf(Provider);
        var created = await elb.CreateLoadBalancerAsync(new CreateLoadBalancerRequest { Name = name, Type = LoadBalancerTypeEnum.Network,
            Scheme = LoadBalancerSchemeEnum.Internal, Subnets = subnets });
        return created.LoadBalancers[0].LoadBalancerArn;
    }

    /// <summary>An endpoint service of the provider.</summary>
    public async Task<ServiceConfiguration> ServiceAsync(bool acceptance = false, string zones = "abc", params string[] principals)
    {
        var arn = await NlbAsync(zones: zones);
        var created = await Ec2.CreateVpcEndpointServiceConfigurationAsync(new() { NetworkLoadBalancerArns = [arn], AcceptanceRequired = acceptance });
        if (principals is not [])
        {
            await Ec2.ModifyVpcEndpointServicePermissionsAsync(new() { ServiceId = created.ServiceConfiguration.ServiceId,
                AddAllowedPrincipals = [.. principals] });
        }

        return created.ServiceConfiguration;
    }

    public static string Scope(string service) => $"{Provider}/20260101/{Region}/{service}/aws4_request";

    /// <summary>Posts a query request as it is, without an SDK that would add to it or send it again; signed for EC2 unless another scope is given.</summary>
    public async Task<(int Status, string Text)> PostAsync(string body, string? scope = null)
    {
        using var http = new HttpClient { BaseAddress = Aws.ServiceUrl };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(body) };
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={scope ?? Scope("ec2")}, SignedHeaders=host, Signature=0");
        var answer = await http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Ec2.Dispose();
        await Aws.DisposeAsync();
    }

    private T Configure<T>(T config, string region)
        where T : ClientConfig
    {
        config.ServiceURL = Aws.ServiceUrl.ToString();
        config.AuthenticationRegion = region;
        config.MaxErrorRetry = 0;
        return config;
    }
}
