using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Parameter values that equal AWS's default behaviour.</summary>
internal static class EcsDefaults
{
    public static DefaultTable Table { get; } = new("""
        CreateService EnableExecuteCommand=false
        CreateService ServiceConnectConfiguration.Enabled=false ServiceRegistries=[] VolumeConfigurations=[] VpcLatticeConfigurations=[]
        CreateService DeploymentConfiguration.Alarms.AlarmNames=[] DeploymentConfiguration.Alarms.Enable=false
        CreateService DeploymentConfiguration.Alarms.Rollback=false DeploymentConfiguration.LifecycleHooks=[]
        CreateService DeploymentConfiguration.Strategy=ROLLING
        RegisterTaskDefinition EnableFaultInjection=false InferenceAccelerators=[] PlacementConstraints=[]
        RegisterTaskDefinition ContainerDefinitions.CredentialSpecs=[] ContainerDefinitions.DependsOn=[]
        RegisterTaskDefinition ContainerDefinitions.DisableNetworking=false ContainerDefinitions.DnsSearchDomains=[]
        RegisterTaskDefinition ContainerDefinitions.DnsServers=[] ContainerDefinitions.DockerLabels={}
        RegisterTaskDefinition ContainerDefinitions.DockerSecurityOptions=[] ContainerDefinitions.EnvironmentFiles=[]
        RegisterTaskDefinition ContainerDefinitions.ExtraHosts=[] ContainerDefinitions.Interactive=false ContainerDefinitions.Links=[]
        RegisterTaskDefinition ContainerDefinitions.LinuxParameters.Capabilities.Add=[]
        RegisterTaskDefinition ContainerDefinitions.LinuxParameters.Capabilities.Drop=[]
        RegisterTaskDefinition ContainerDefinitions.LinuxParameters.Devices=[] ContainerDefinitions.LinuxParameters.Tmpfs=[]
        RegisterTaskDefinition ContainerDefinitions.LinuxParameters.InitProcessEnabled=false
        RegisterTaskDefinition ContainerDefinitions.LogConfiguration.SecretOptions=[]
        RegisterTaskDefinition ContainerDefinitions.Privileged=false
        RegisterTaskDefinition ContainerDefinitions.PseudoTerminal=false ContainerDefinitions.ReadonlyRootFilesystem=false
        RegisterTaskDefinition ContainerDefinitions.ResourceRequirements=[] ContainerDefinitions.RestartPolicy.Enabled=false
        RegisterTaskDefinition ContainerDefinitions.StopTimeout=30 ContainerDefinitions.SystemControls=[]
        RegisterTaskDefinition ContainerDefinitions.Ulimits=[] ContainerDefinitions.VersionConsistency=enabled
        RegisterTaskDefinition ContainerDefinitions.VolumesFrom=[]
        RunTask EnableECSManagedTags=false EnableExecuteCommand=false PropagateTags=NONE VolumeConfigurations=[]
        """);
}
