using PrivateLinkKit.External.Generator.Model;

namespace PrivateLinkKit.External.Generator.Client;

/// <summary>The interface, the client, its configuration.</summary>
internal static class ClientEmitter
{
    public static string Emit(ClientService service)
    {
        var code = new CodeWriter();
        code.Line($$"""
            #nullable disable
            using Amazon.Runtime;
            using Amazon.Runtime.Endpoints;
            using Amazon.Runtime.Internal;
            using StandIn;
            using {{service.Namespace}}.Model;
            using {{service.WireNamespace}};

            namespace {{service.Namespace}};

            """);
        var paginators = service.HasPaginators ? $"I{service.Name}PaginatorFactory Paginators" : null;
        code.Block($"public partial interface I{service.Prefix} : IAmazonService, IDisposable", () =>
        {
            if (paginators is not null)
            {
                code.Line(paginators + " { get; }");
            }

            code.Lines(service.Operations.Select(operation => Signature(operation) + ";"));
            code.Line("Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);");
            code.Line(Defaults(service));
        });
        code.Block($"public partial class {service.Prefix}Client : AmazonServiceClient, I{service.Prefix}", () =>
        {
            code.Line(Plumbing(service));
            if (paginators is not null)
            {
                code.Line($"public {paginators} => field ??= new PaginatorFactory(this);");
            }

            code.Lines(service.Operations.Select(operation => $"public virtual {Signature(operation)} => {Body(operation)};"));
        });
        code.Block($"public partial class {service.Prefix}Request : AmazonWebServiceRequest", () => { });
        return code.Line(Config(service)).ToString();
    }

    private static string Signature(Operation operation) =>
        $"Task<{operation.Name}Response> {operation.Name}Async({operation.Name}Request request, CancellationToken cancellationToken = default)";

    private static string Body(Operation operation) => $"InvokeAsync<{operation.Name}Response>(request, Operations.{operation.Name}, cancellationToken)";

    private static string Defaults(ClientService service) => $$"""
            static ClientConfig IAmazonService.CreateDefaultClientConfig() => new {{service.Prefix}}Config();

            static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) => clientConfig switch
            {
                {{service.Prefix}}Config config when awsCredentials is null => new {{service.Prefix}}Client(config),
                {{service.Prefix}}Config config => new {{service.Prefix}}Client(awsCredentials, config),
                _ => throw new AmazonClientException("{{service.Prefix}}Client needs a configuration of type {{service.Prefix}}Config."),
            };
        """;

    // LocalStack.Client finds the private field serviceMetadata, and the parameters credentials and clientConfig, by their names.
    private static string Plumbing(ClientService service)
    {
        var client = service.Prefix + "Client";
        var config = service.Prefix + "Config";
        return $$"""
                private static IServiceMetadata serviceMetadata = new ServiceMetadata("{{service.Api.Facts.ServiceId}}");

                public {{client}}() : base(new {{config}}()) { }
                public {{client}}(RegionEndpoint region) : base(new {{config}} { RegionEndpoint = region }) { }
                public {{client}}({{config}} config) : base(config) { }
                public {{client}}(AWSCredentials credentials) : this(credentials, new {{config}}()) { }
                public {{client}}(AWSCredentials credentials, RegionEndpoint region) : this(credentials, new {{config}} { RegionEndpoint = region }) { }
                public {{client}}(AWSCredentials credentials, {{config}} clientConfig) : base(credentials, clientConfig) { }
                public {{client}}(string awsAccessKeyId, string awsSecretAccessKey) : this(awsAccessKeyId, awsSecretAccessKey, new {{config}}()) { }
                public {{client}}(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
                    : this(awsAccessKeyId, awsSecretAccessKey, new {{config}} { RegionEndpoint = region }) { }
                public {{client}}(string awsAccessKeyId, string awsSecretAccessKey, {{config}} clientConfig)
                    : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }
                public {{client}}(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
                    : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new {{config}}()) { }
                public {{client}}(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
                    : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new {{config}} { RegionEndpoint = region }) { }
                public {{client}}(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, {{config}} clientConfig)
                    : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }

                protected override IServiceMetadata ServiceMetadata => serviceMetadata;

                protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => Pipeline.Customize(pipeline);

                public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
                    Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

            """;
    }

    private static string Config(ClientService service) => $$"""
        public partial class {{service.Prefix}}Config : ClientConfig
        {
            private static readonly string AgentOfThisVersion =
                Amazon.Util.Internal.InternalSDKUtils.BuildUserAgentString("{{service.Api.Facts.ServiceId}}", "4.0.0");

            public {{service.Prefix}}Config() : base(new DefaultConfigurationProvider(StandIn.DefaultConfigurations.All))
            {
                base.ServiceId = "{{service.Api.Facts.ServiceId}}";
                AuthenticationServiceName = "{{service.Api.Facts.Signing}}";
                EndpointProvider = new RegionalEndpoints("{{service.Api.Facts.Endpoint}}");
            }

            public static new string ServiceId => "{{service.Api.Facts.ServiceId}}";
            public override string RegionEndpointServiceName => "{{service.Api.Facts.Endpoint}}";
            public override string ServiceVersion => "{{service.Api.Facts.Version}}";
            public override string UserAgent => AgentOfThisVersion;

            public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
                RegionalEndpointResolver.Determine(this, parameters, ServiceId);
        }
        """;
}
