using System.Collections.Frozen;

namespace PrivateLinkKit.Testing.Protocols;

/// <summary>Table of parameter values that equal AWS's default behaviour: a request that sets one is read as if it did not.</summary>
/// <remarks>
/// A value counts only in the operations for which it is listed, where it is AWS's documented default or the only legal value. EC2 clients
/// send no empty
/// lists. An empty list in an update clears what was there, so it is not listed.
/// </remarks>
internal static class AwsDefaults
{
    public const string EmptyList = "[]";
    public const string EmptyMap = "{}";
    public const string EmptyText = "''";
    public const string Region = "{region}";
    public const string ListOfRegion = "[{region}]";

    private const string Table = """
        AllocateAddress NetworkBorderGroup={region}
        CreateNatGateway AvailabilityMode=zonal
        CreateNetworkInterface EnablePrimaryIpv6=false Ipv6AddressCount=0
        CreateNetworkInterface ConnectionTrackingSpecification.TcpEstablishedTimeout=432000
        CreateNetworkInterface ConnectionTrackingSpecification.UdpStreamTimeout=180
        CreateNetworkInterface ConnectionTrackingSpecification.UdpTimeout=30
        CreateSubnet Ipv6Native=false
        CreateVpc AmazonProvidedIpv6CidrBlock=false
        CreateVpcEndpointServiceConfiguration SupportedRegions=[{region}]
        DescribeInstances IncludeManagedResources=false
        DescribeInstanceStatus IncludeManagedResources=false
        DescribeInstanceTypes IncludeUnsupportedInRegion=false
        DescribeNetworkInterfaces IncludeManagedResources=false
        DescribeVpcEndpointServices ServiceRegions=[{region}]
        ModifyVpcEndpoint ResetPolicy=false
        ReplaceRoute LocalTarget=false
        RunInstances DisableApiStop=false EbsOptimized=false EnablePrimaryIpv6=false
        RunInstances CapacityReservationSpecification.CapacityReservationPreference=open
        RunInstances EnclaveOptions.Enabled=false HibernationOptions.Configured=false Monitoring.Enabled=false
        RunInstances InstanceInitiatedShutdownBehavior=stop MaintenanceOptions.AutoRecovery=default
        RunInstances MetadataOptions.HttpEndpoint=enabled MetadataOptions.HttpProtocolIpv6=disabled
        RunInstances MetadataOptions.HttpPutResponseHopLimit=2 MetadataOptions.HttpTokens=required MetadataOptions.InstanceMetadataTags=disabled
        RunInstances NetworkPerformanceOptions.BandwidthWeighting=default Placement.AvailabilityZone='' Placement.Tenancy=default
        RunInstances PrivateDnsNameOptions.EnableResourceNameDnsAAAARecord=false PrivateDnsNameOptions.EnableResourceNameDnsARecord=false
        RunInstances PrivateDnsNameOptions.HostnameType=ip-name
        TerminateInstances Force=false SkipOsShutdown=false

        CreateListener AlpnPolicy=[] Certificates=[]
        CreateLoadBalancer EnablePrefixForIpv6SourceNat=off
        CreateRule Transforms=[] Conditions.RegexValues=[] Conditions.HostHeaderConfig.RegexValues=[]
        CreateRule Conditions.HttpHeaderConfig.RegexValues=[] Conditions.PathPatternConfig.RegexValues=[]
        CreateTargetGroup ProtocolVersion=''
        DescribeTargetHealth Include=[]
        ModifyRule ResetTransforms=false Conditions.RegexValues=[] Conditions.HostHeaderConfig.RegexValues=[]
        ModifyRule Conditions.HttpHeaderConfig.RegexValues=[] Conditions.PathPatternConfig.RegexValues=[]
        SetSubnets EnablePrefixForIpv6SourceNat=off IpAddressType=ipv4

        CreateCluster CapacityProviders=[] DefaultCapacityProviderStrategy=[]
        CreateService CapacityProviderStrategy=[] EnableExecuteCommand=false PlacementConstraints=[] PlacementStrategy=[]
        CreateService ServiceConnectConfiguration.Enabled=false ServiceRegistries=[] VolumeConfigurations=[] VpcLatticeConfigurations=[]
        CreateService DeploymentConfiguration.Alarms.AlarmNames=[] DeploymentConfiguration.Alarms.Enable=false
        CreateService DeploymentConfiguration.Alarms.Rollback=false DeploymentConfiguration.LifecycleHooks=[]
        CreateService DeploymentConfiguration.Strategy=ROLLING
        RegisterTaskDefinition EnableFaultInjection=false InferenceAccelerators=[] PlacementConstraints=[] Volumes=[]
        RegisterTaskDefinition ContainerDefinitions.CredentialSpecs=[] ContainerDefinitions.DependsOn=[]
        RegisterTaskDefinition ContainerDefinitions.DisableNetworking=false ContainerDefinitions.DnsSearchDomains=[]
        RegisterTaskDefinition ContainerDefinitions.DnsServers=[] ContainerDefinitions.DockerLabels={}
        RegisterTaskDefinition ContainerDefinitions.DockerSecurityOptions=[] ContainerDefinitions.EnvironmentFiles=[]
        RegisterTaskDefinition ContainerDefinitions.ExtraHosts=[] ContainerDefinitions.Interactive=false ContainerDefinitions.Links=[]
        RegisterTaskDefinition ContainerDefinitions.LinuxParameters.Capabilities.Add=[]
        RegisterTaskDefinition ContainerDefinitions.LinuxParameters.Capabilities.Drop=[]
        RegisterTaskDefinition ContainerDefinitions.LinuxParameters.Devices=[] ContainerDefinitions.LinuxParameters.Tmpfs=[]
        RegisterTaskDefinition ContainerDefinitions.LinuxParameters.InitProcessEnabled=false
        RegisterTaskDefinition ContainerDefinitions.MountPoints=[] ContainerDefinitions.Privileged=false
        RegisterTaskDefinition ContainerDefinitions.PseudoTerminal=false ContainerDefinitions.ReadonlyRootFilesystem=false
        RegisterTaskDefinition ContainerDefinitions.ResourceRequirements=[] ContainerDefinitions.RestartPolicy.Enabled=false
        RegisterTaskDefinition ContainerDefinitions.StopTimeout=30 ContainerDefinitions.SystemControls=[]
        RegisterTaskDefinition ContainerDefinitions.Ulimits=[] ContainerDefinitions.VersionConsistency=enabled
        RegisterTaskDefinition ContainerDefinitions.VolumesFrom=[]
        RunTask CapacityProviderStrategy=[] EnableECSManagedTags=false EnableExecuteCommand=false PlacementConstraints=[]
        RunTask PlacementStrategy=[] PropagateTags=NONE VolumeConfigurations=[]

        AssumeRole PolicyArns=[] Tags=[] TransitiveTagKeys=[]

        DescribeParameters Shared=false
        PutParameter AllowedPattern='' DataType=text Tier=Standard
        """;

    private static readonly FrozenDictionary<string, DefaultValues> Operations = Table
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(' '))
        .GroupBy(words => words[0], words => words[1..])
        .ToFrozenDictionary(lines => lines.Key, lines => new DefaultValues(lines.SelectMany(words => words).Select(Split).ToDictionary(), ""));

    public static IEnumerable<string> OperationNames => Operations.Keys;

    /// <summary>The defaults of an operation; operation names in the table are unique among the emulated services.</summary>
    public static DefaultValues Of(string operation) => Operations.GetValueOrDefault(operation, DefaultValues.None);

    private static KeyValuePair<string, string> Split(string row)
    {
        var equals = row.IndexOf('=', StringComparison.Ordinal);
        return new(row[..equals], row[(equals + 1)..]);
    }
}
