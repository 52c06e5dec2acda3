using System.Globalization;

namespace LocalStack.Client.Enums;

/// <summary>Maps a client's service id to an endpoint. The ports are LocalStack's former ports per service.</summary>
public class AwsServiceEndpointMetadata
{
    public static readonly AwsServiceEndpointMetadata Sts = new("STS", "sts", 4592, AwsService.Sts);
    public static readonly AwsServiceEndpointMetadata Ec2 = new("EC2", "ec2", 4597, AwsService.Ec2);
    public static readonly AwsServiceEndpointMetadata Ecs = new("ECS", "ecs", 4601, AwsService.Ecs);
    public static readonly AwsServiceEndpointMetadata ElbV2 = new("Elastic Load Balancing v2", "elbv2", 4628, AwsService.ElbV2);

    public static readonly AwsServiceEndpointMetadata[] All = [Sts, Ec2, Ecs, ElbV2];

    private AwsServiceEndpointMetadata(string serviceId, string cliName, int port, AwsService service)
    {
        ServiceId = serviceId;
        CliName = cliName;
        Port = port;
        Enum = service;
    }

    public string ServiceId { get; }

    public string CliName { get; }

    public string EndPointPattern => "{0}://{1}:{2}";

    public int Port { get; }

    public AwsService Enum { get; }

    public static AwsServiceEndpointMetadata? ByName(string name) => Array.Find(All, service => service.ServiceId == name);

    public static AwsServiceEndpointMetadata? ByEnum(AwsService @enum) => Array.Find(All, service => service.Enum == @enum);

    public static AwsServiceEndpointMetadata? ByPort(int port) => Array.Find(All, service => service.Port == port);

    public Uri GetServiceUrl(string proto, string host, int? port = null) =>
        new(string.Format(CultureInfo.InvariantCulture, EndPointPattern, proto, host, port ?? Port));
}
