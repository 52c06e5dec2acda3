using Amazon.EC2;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using PrivateLinkKit.IntegrationTests.Iam;
using PrivateLinkKit.Samples;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>An EmbeddedAws with the sample images, a provisioner for it, and SDK clients for inspection. Disposes its clock too.</summary>
internal sealed class TestEnvironment : IAsyncDisposable
{
    public const string Region = "eu-west-1";
    public const string Account = "000000000000";
    public const string Home = $"{Account}/{Region}";

    static TestEnvironment()
    {
        EmptyListGuard.Register();
        CallRecorder.Register();
    }

    private TestEnvironment(EmbeddedAws aws, VirtualTime time)
    {
        Aws = aws;
        Time = time;
        PrivateLink = new PrivateLinkProvisioner(Options());
        Ec2 = Ec2As(Account);
        ElbV2 = ElbV2As(Account);
        Ecs = EcsAs(Account);
        Ssm = new AmazonSimpleSystemsManagementClient(Key(Account), Configured(new AmazonSimpleSystemsManagementConfig()));
        Sts = new AmazonSecurityTokenServiceClient(Key(Account), Configured(new AmazonSecurityTokenServiceConfig()));
    }

    public EmbeddedAws Aws { get; }

    /// <summary>The clock of the emulator and of its provisioner: no pause of either takes real time.</summary>
    public VirtualTime Time { get; }

    public PrivateLinkProvisioner PrivateLink { get; }

    public AmazonEC2Client Ec2 { get; }

    public AmazonElasticLoadBalancingV2Client ElbV2 { get; }

    public AmazonECSClient Ecs { get; }

    public AmazonSecurityTokenServiceClient Sts { get; }

    public AmazonSimpleSystemsManagementClient Ssm { get; }

    public static async Task<TestEnvironment> StartAsync(EmbeddedAwsOptions? options = null)
    {
        var time = options?.TimeProvider as VirtualTime ?? new VirtualTime();
        var aws = await EmbeddedAws.StartAsync((options ?? new EmbeddedAwsOptions()) with { TimeProvider = time });
        SystemImages.AddTo(aws.Images);
        return new TestEnvironment(aws, time);
    }

    public PrivateLinkOptions Options() => new() { ServiceUrl = Aws.ServiceUrl, Region = Region, Credentials = Key(Account), TimeProvider = Time };

    public AmazonEC2Client Ec2As(string account, string region = Region) => new(Key(account), Configured(new AmazonEC2Config(), region));

    public AmazonElasticLoadBalancingV2Client ElbV2As(string account) => new(Key(account), Configured(new AmazonElasticLoadBalancingV2Config()));

    public AmazonECSClient EcsAs(string account) => new(Key(account), Configured(new AmazonECSConfig()));

    public async Task<ApplyResult> ApplyAsync(PrivateLinkStack stack, IProgress<ProvisioningEvent>? progress = null) =>
        await PrivateLink.ApplyAsync(await PrivateLink.PlanAsync(stack), progress);

    /// <summary>Applies the plan with consent to all its interruptions.</summary>
    public Task<ApplyResult> ApplyConsentedAsync(Plan plan) => PrivateLink.ApplyConsentedAsync(plan);

    /// <summary>Plans, and applies with consent to all interruptions.</summary>
    public async Task<ApplyResult> ApplyConsentedAsync(PrivateLinkStack stack) => await ApplyConsentedAsync(await PrivateLink.PlanAsync(stack));

    /// <summary>Returns the texts of a stack's home record by name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> RecordAsync(string stack = "dogs") => (await RecordsAsync())
        .Where(text => text.Key.StartsWith($"{stack}/", StringComparison.Ordinal)).ToDictionary(text => text.Key[(stack.Length + 1)..], text => text.Value);

    /// <summary>Returns the texts of all home records by stack and name.</summary>
    public Task<IReadOnlyDictionary<string, string>> RecordsAsync() => RecordsAsync(Ssm);

    /// <inheritdoc cref="RecordsAsync()"/>
    public static async Task<IReadOnlyDictionary<string, string>> RecordsAsync(AmazonSimpleSystemsManagementClient ssm)
    {
        const string Path = "/privatelinkkit/";
        var texts = new Dictionary<string, string>();
        var request = new GetParametersByPathRequest { Path = Path, Recursive = true };
        do
        {
            var page = await ssm.GetParametersByPathAsync(request);
            page.Parameters?.ForEach(parameter => texts.Add(parameter.Name[Path.Length..], parameter.Value));
            request.NextToken = page.NextToken;
        }
        while (request.NextToken is not null);
        return texts;
    }

    /// <summary>Sets a text of a stack's home record.</summary>
    public Task SetRecordAsync(string name, string text, string stack = "dogs") => Ssm.PutParameterAsync(
        new PutParameterRequest { Name = $"/privatelinkkit/{stack}/{name}", Value = text, Type = ParameterType.String, Overwrite = true });

    /// <summary>Advances the emulator's clock.</summary>
    public Task PassAsync(TimeSpan time) => Task.Delay(time, Time);

    public async ValueTask DisposeAsync()
    {
        PrivateLink.Dispose();
        Ec2.Dispose();
        ElbV2.Dispose();
        Ecs.Dispose();
        Sts.Dispose();
        Ssm.Dispose();
        await Aws.DisposeAsync();
        Time.Dispose();
    }

    private static BasicAWSCredentials Key(string account) => new(account, "secret");

    private T Configured<T>(T config, string region = Region)
        where T : ClientConfig
    {
        config.ServiceURL = Aws.ServiceUrl.ToString();
        config.AuthenticationRegion = region;
        config.MaxErrorRetry = 0;
        return config;
    }
}
