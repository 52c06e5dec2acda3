using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The services of AWS itself that endpoints lead to, in every region.</summary>
internal static class AwsServices
{
    // Where DNS names are missing, the service's own name is the only one.
    private static readonly AwsService[] All =
    [
        .. ("access-analyzer acm-pca application-autoscaling athena autoscaling backup batch bedrock-runtime cloudformation cloudtrail codebuild "
            + "codecommit codepipeline config ec2 ec2messages ecs eks elasticache elasticfilesystem elasticloadbalancing events git-codecommit glue "
            + "guardduty-data kafka kms kms-fips lambda logs monitoring rds "
            + "rds-data redshift secretsmanager servicediscovery sns sqs ssm ssmmessages states sts sts-fips xray").Split(' ').Select(name => New(name)),
        New("codeartifact.api", "codeartifact"),
        New("codeartifact.repositories", "*.d.codeartifact"),
        New("dynamodb") with { Types = [AwsService.Interface, AwsService.Gateway] },
        New("ecr.api", "api.ecr"),
        New("ecr.dkr", "*.dkr.ecr"),
        New("ecs-agent", "ecs-a"),
        New("ecs-telemetry", "ecs-t"),
        New("execute-api", "*.execute-api"),
        New("kinesis-firehose", "firehose"),
        New("kinesis-streams", "kinesis"),
        New("s3", "s3", "*.s3", "*.s3-accesspoint", "*.s3-control") with
        {
            Types = [AwsService.Interface, AwsService.Gateway], HasWildcardNames = true,
        },
        New("sagemaker.api", "api.sagemaker"),
        New("sagemaker.runtime", "runtime.sagemaker"),
    ];

    private static readonly ConcurrentDictionary<string, Dictionary<string, AwsService>> ByRegion = new();

    /// <summary>Returns the service that endpoints in a region name so; null: none of the known ones.</summary>
    public static AwsService? Find(AccountRegion region, string serviceName) =>
        ByRegion.GetOrAdd(region.Name, (_, own) => All.ToDictionary(service => service.NameIn(own)), region).GetValueOrDefault(serviceName);

    /// <summary>Returns how the services describe themselves in a region: once for each type of their endpoints.</summary>
    public static IEnumerable<ServiceDetail> Describe(AccountRegion region) =>
        All.OrderBy(service => service.Name, StringComparer.Ordinal).SelectMany(service => service.Types.Select(type => Detail(region, service, type)));

    private static AwsService New(string name, params string[] hosts) => new(name, [AwsService.Interface], hosts is [] ? [name] : hosts);

    private static ServiceDetail Detail(AccountRegion region, AwsService service, string type)
    {
        var (name, hosts) = (service.NameIn(region), type is AwsService.Interface ? service.HostsIn(region).ToList() : []);
        return new()
        {
            ServiceName = name,
            ServiceId = $"vpce-svc-{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{name} {type}")))[..17]}",
            ServiceType = [new() { ServiceType = type }],
            ServiceRegion = region.Name,
            AvailabilityZones = [.. region.Zones.Select(zone => zone.Name)],
            AvailabilityZoneIds = [.. region.Zones.Select(zone => zone.Id)],
            Owner = "amazon",
            BaseEndpointDnsNames = [type is AwsService.Interface ? service.BaseNameIn(region) : service.HostsIn(region).First()],
            PrivateDnsName = hosts.FirstOrDefault(),
            PrivateDnsNames = [.. hosts.Select(host => new PrivateDnsDetails { PrivateDnsName = host })],
            PrivateDnsNameVerificationState = hosts is [] ? null : "verified",
            VpcEndpointPolicySupported = true,
            AcceptanceRequired = false,
            ManagesVpcEndpoints = false,
            SupportedIpAddressTypes = ["ipv4"],
            Tags = [],
        };
    }
}
