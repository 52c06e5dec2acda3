using PrivateLinkKit.Testing.Services.CloudControl.Handlers;
using PrivateLinkKit.Testing.Services.CloudControl.Types;
using PrivateLinkKit.Testing.Services.CloudFormation;

namespace PrivateLinkKit.Testing.Services.CloudControl;

/// <summary>The types whose service is emulated; others with a schema are records.</summary>
internal sealed class ResourceKinds
{
    private readonly Dictionary<string, ResourceKind> _kinds = new ResourceKind[]
    {
        new AutoScalingGroup(),
        new Certificate(),
        new EcrRepository(),
        new EcsCapacityProvider(),
        new EcsCluster(),
        new EcsClusterCapacityProviderAssociations(),
        new EcsService(),
        new EcsTaskDefinition(),
        new FlowLog(),
        new HostedZone(),
        new IamInstanceProfile(),
        new IamManagedPolicy(),
        new IamRole(),
        new IamRolePolicy(),
        new Instance(),
        new KmsAlias(),
        new KmsKey(),
        new LaunchTemplate(),
        new Listener(),
        new ListenerRule(),
        new LoadBalancer(),
        new LogGroup(),
        new S3Bucket(),
        new Secret(),
        new SnsSubscription(),
        new SnsTopic(),
        new SnsTopicInlinePolicy(),
        new SqsQueue(),
        new TargetGroup(),
        new VpcEndpoint(),
        new VpcEndpointConnectionNotification(),
        new VpcEndpointService(),
        new VpcEndpointServicePermissions(),
    }.ToDictionary(kind => kind.TypeName);

    /// <summary>Types whose resources are made by their services.</summary>
    public IEnumerable<string> Made => _kinds.Keys;

    /// <summary>Types whose resources are records only.</summary>
    public IEnumerable<string> Recorded => TypeSchemas.Names.Where(name =>
        TypeSchemas.Find(name)!.Has("create") && !_kinds.ContainsKey(name) && !Instead.ContainsKey(name));

    /// <summary>Types without a read handler, and those that do the same with one.</summary>
    private static readonly Dictionary<string, string> Instead = new()
    {
        ["AWS::IAM::Policy"] = "AWS::IAM::RolePolicy",
        ["AWS::SNS::TopicPolicy"] = "AWS::SNS::TopicInlinePolicy",
    };

    /// <summary>Returns a type that has a handler: create, read, update, delete or list.</summary>
    /// <exception cref="AwsErrorException">There is no such type, or it has no such handler.</exception>
    public ResourceKind Find(string typeName, string handler)
    {
        var schema = TypeSchemas.Find(typeName) ?? throw CloudControlErrors.TypeNotFound(typeName);
        if (Instead.TryGetValue(typeName, out var other))
        {
            throw CloudControlErrors.NotEmulated($"the type {typeName}; use {other}");
        }

        return schema.Has(handler)
            ? _kinds.GetValueOrDefault(typeName) ?? new RecordedKind(schema)
            : throw CloudControlErrors.Unsupported(typeName, handler.ToUpperInvariant());
    }
}
