using PrivateLinkKit.Testing.Services.Acm;
using PrivateLinkKit.Testing.Services.ApiGatewayV2;
using PrivateLinkKit.Testing.Services.AutoScaling;
using PrivateLinkKit.Testing.Services.CloudControl;
using PrivateLinkKit.Testing.Services.CloudFormation;
using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Services.Ecr;
using PrivateLinkKit.Testing.Services.Ecs;
using PrivateLinkKit.Testing.Services.Efs;
using PrivateLinkKit.Testing.Services.ElbV2;
using PrivateLinkKit.Testing.Services.Iam;
using PrivateLinkKit.Testing.Services.Kms;
using PrivateLinkKit.Testing.Services.Logs;
using PrivateLinkKit.Testing.Services.Rds;
using PrivateLinkKit.Testing.Services.Route53;
using PrivateLinkKit.Testing.Services.S3;
using PrivateLinkKit.Testing.Services.SecretsManager;
using PrivateLinkKit.Testing.Services.Sns;
using PrivateLinkKit.Testing.Services.Sqs;
using PrivateLinkKit.Testing.Services.Ssm;
using PrivateLinkKit.Testing.Services.Sts;
using PrivateLinkKit.Testing.Services.Tagging;

namespace PrivateLinkKit.Testing;

/// <summary>The services that every EmbeddedAws emulates.</summary>
internal static class BuiltInServices
{
    public static IReadOnlyList<IEmulatedService> Of(EmbeddedAwsOptions options) =>
    [
        new Ec2Service(
            new EndpointServiceLoadBalancers(),
            new PrivateZones(),
            new ConnectionTopics(),
            new Ec2Settings(options.FilterConnectionsByEndpointId, options.PublicTxtRecords, options.DomainChecks, options.ConnectionExpiry)),
        new ElbV2Service(),
        new EcsService(),
        new StsService(),
        new SsmService(),
        new IamService(),
        new LogsService(),
        new SecretsManagerService(),
        new KmsService(),
        new EcrService(),
        new Route53Service(),
        new AcmService(new CertificateUses()),
        new SqsService(),
        new SnsService(),
        new AutoScalingService(),
        new S3Service(),
        new EfsService(),
        new RdsService(),
        new TaggingService(),
        new CloudFormationService(),
        new CloudControlService(),
        new ApiGatewayV2Service(),
    ];
}
