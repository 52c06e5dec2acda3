using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Iam;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>Policies managed by AWS: those that stacks usually attach, by path and name.</summary>
internal static class AwsPolicies
{
    private const string TaskExecution = "service-role/AmazonECSTaskExecutionRolePolicy";

    private const string TaskExecutionDocument =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ecr:GetAuthorizationToken","ecr:BatchCheckLayerAvailability",""" +
        """ "ecr:GetDownloadUrlForLayer","ecr:BatchGetImage","logs:CreateLogStream","logs:PutLogEvents"],"Resource":"*"}]}""";

    private static readonly DateTimeOffset Created = new(2015, 2, 6, 18, 40, 0, TimeSpan.Zero);

    private static readonly HashSet<string> Known =
    [
        .. """
            AdministratorAccess AmazonDynamoDBFullAccess AmazonDynamoDBReadOnlyAccess AmazonEC2ContainerRegistryFullAccess
            AmazonEC2ContainerRegistryPowerUser AmazonEC2ContainerRegistryPullOnly AmazonEC2ContainerRegistryReadOnly AmazonEC2FullAccess
            AmazonEC2ReadOnlyAccess AmazonECS_FullAccess AmazonEKSClusterPolicy AmazonEKSVPCResourceController AmazonEKSWorkerNodePolicy
            AmazonEKS_CNI_Policy AmazonElasticFileSystemClientFullAccess AmazonElasticFileSystemClientReadWriteAccess AmazonElasticFileSystemFullAccess
            AmazonRDSFullAccess AmazonRDSReadOnlyAccess AmazonRoute53FullAccess AmazonRoute53ReadOnlyAccess AmazonS3FullAccess AmazonS3ReadOnlyAccess
            AmazonSNSFullAccess AmazonSQSFullAccess AmazonSQSReadOnlyAccess AmazonSSMFullAccess AmazonSSMManagedInstanceCore AmazonSSMPatchAssociation
            AmazonSSMReadOnlyAccess AmazonVPCFullAccess AmazonVPCReadOnlyAccess AutoScalingFullAccess AWSCertificateManagerFullAccess
            AWSCloudFormationFullAccess AWSKeyManagementServicePowerUser AWSXRayDaemonWriteAccess AWSXrayWriteOnlyAccess CloudWatchAgentAdminPolicy
            CloudWatchAgentServerPolicy CloudWatchFullAccess CloudWatchFullAccessV2 CloudWatchLogsFullAccess CloudWatchLogsReadOnlyAccess
            CloudWatchReadOnlyAccess ElasticLoadBalancingFullAccess ElasticLoadBalancingReadOnly IAMFullAccess IAMReadOnlyAccess PowerUserAccess
            ReadOnlyAccess SecretsManagerReadWrite SecurityAudit
            aws-service-role/AmazonECSServiceRolePolicy aws-service-role/AmazonRDSServiceRolePolicy aws-service-role/APIGatewayServiceRolePolicy
            aws-service-role/AutoScalingServiceRolePolicy aws-service-role/AWSApplicationAutoscalingECSServicePolicy
            aws-service-role/AWSEC2SpotServiceRolePolicy aws-service-role/AWSElasticLoadBalancingServiceRolePolicy
            job-function/NetworkAdministrator job-function/SystemAdministrator job-function/ViewOnlyAccess
            service-role/AmazonAPIGatewayPushToCloudWatchLogs service-role/AmazonEC2ContainerServiceAutoscaleRole
            service-role/AmazonEC2ContainerServiceEventsRole service-role/AmazonEC2ContainerServiceforEC2Role
            service-role/AmazonEC2ContainerServiceRole service-role/AmazonECSInfrastructureRolePolicyForVolumes
            service-role/AmazonECSTaskExecutionRolePolicy service-role/AmazonEC2RoleforSSM service-role/AmazonRDSEnhancedMonitoringRole
            service-role/AWSLambdaBasicExecutionRole service-role/AWSLambdaVPCAccessExecutionRole
            """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
    ];

    public static Policy? Find(Partition partition, string arn) =>
        Prefix(partition) is var prefix && arn.StartsWith(prefix, StringComparison.Ordinal) && Known.Contains(arn[prefix.Length..])
            ? View(partition, arn[prefix.Length..])
            : null;

    public static IEnumerable<Policy> All(Partition partition) => Known.Select(name => View(partition, name));

    /// <summary>Returns the default version of a policy, if its document is known here.</summary>
    public static PolicyVersion Version(Policy policy, string version) => version != policy.DefaultVersionId
        ? throw IamErrors.NoSuchVersion(policy.Arn!, version)
        : policy.Arn!.EndsWith($":policy/{TaskExecution}", StringComparison.Ordinal)
            ? new() { VersionId = version, CreateDate = policy.UpdateDate, Document = TaskExecutionDocument }
            : throw IamErrors.NotEmulated($"the document of AWS's managed policy {policy.Arn}");

    private static string Prefix(Partition partition) => partition.IamArn("aws", "policy/");

    private static Policy View(Partition partition, string pathAndName)
    {
        var slash = pathAndName.LastIndexOf('/') + 1;
        return new()
        {
            PolicyName = pathAndName[slash..],
            PolicyId = IdOf(pathAndName),
            Arn = Prefix(partition) + pathAndName,
            Path = $"/{pathAndName[..slash]}",
            DefaultVersionId = "v1",
            IsAttachable = true,
            CreateDate = Created,
            UpdateDate = Created,
        };
    }

    private static string IdOf(string name) =>
        $"ANPA{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)))[..17]}";
}
