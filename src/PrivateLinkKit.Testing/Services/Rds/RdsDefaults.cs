using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.Rds;

/// <summary>Parameter values that equal AWS's default behaviour.</summary>
internal static class RdsDefaults
{
    public static DefaultTable Table { get; } = new("""
        CreateDBInstance NetworkType=IPV4 MonitoringInterval=0 EnablePerformanceInsights=false DedicatedLogVolume=false ManageMasterUserPassword=false
        CreateDBInstance DatabaseInsightsMode=standard MultiTenant=false EnableCustomerOwnedIp=false BackupTarget=region DBSecurityGroups=[]
        CreateDBInstance EnableCloudwatchLogsExports=[] EngineLifecycleSupport=open-source-rds-extended-support
        ModifyDBInstance MonitoringInterval=0 EnablePerformanceInsights=false DatabaseInsightsMode=standard ManageMasterUserPassword=false
        DeleteDBInstance DeleteAutomatedBackups=true
        """);
}
