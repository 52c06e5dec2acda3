using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SecurityToken.Model;

namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>Records the calls of a host and of the roles that it assumes, with the tags of their resources as they are before each call.</summary>
internal sealed class CallRecorder : IAsyncDisposable
{
    /// <summary>Secret of the host's key, which distinguishes its calls from those of the test in the same account.</summary>
    private const string Secret = "host";

    private static readonly ConcurrentDictionary<string, CallRecorder> ByUrl = new();

    private readonly ConcurrentDictionary<string, string> _roleByKey = new();
    private readonly ConcurrentQueue<RecordedCall> _calls = new();
    private readonly TestEnvironment _environment;
    private readonly ResourceTags _tags;
    private int _seen;

    public CallRecorder(TestEnvironment environment)
    {
        (_environment, _tags) = (environment, new ResourceTags(environment));
        ByUrl[Key(environment.Aws.ServiceUrl.ToString())] = this;
    }

    public IReadOnlyCollection<RecordedCall> Calls => _calls;

    /// <summary>Number of calls of anybody to the emulator: the request log must not hold more.</summary>
    public int Seen => _seen;

    /// <summary>Lets recorders see the calls of SDK clients that are created from now on.</summary>
    public static void Register() => RuntimePipelineCustomizerRegistry.Instance.Register(new Customizer());

    /// <summary>The environment's options with a key of the host's own.</summary>
    public PrivateLinkOptions HostOptions()
    {
        var options = _environment.Options();
        options.Credentials = new BasicAWSCredentials(TestEnvironment.Account, Secret);
        return options;
    }

    public async ValueTask DisposeAsync()
    {
        ByUrl.TryRemove(KeyValuePair.Create(Key(_environment.Aws.ServiceUrl.ToString()), this));
        await _tags.DisposeAsync();
    }

    private static string Key(string url) => url.TrimEnd('/');

    private async Task RecordAsync(AmazonWebServiceRequest request, ImmutableCredentials caller)
    {
        Interlocked.Increment(ref _seen);
        var role = _roleByKey.GetValueOrDefault(caller.AccessKey);
        if (role is null && caller.SecretKey != Secret)
        {
            return;
        }

        var place = new Place(role?.Split(':')[4] ?? TestEnvironment.Account, TestEnvironment.Region);
        if (await _tags.ReadAsync(role ?? place.Account, ApiCalls.Of(request, place), place.Account) is { } call)
        {
            _calls.Enqueue(call);
        }
    }

    private void Remember(AmazonWebServiceRequest request, object? response)
    {
        if (request is AssumeRoleRequest assume && response is AssumeRoleResponse { Credentials: { } session })
        {
            _roleByKey[session.AccessKeyId] = assume.RoleArn;
        }
    }

    private sealed class Customizer : IRuntimePipelineCustomizer
    {
        public string UniqueName => nameof(CallRecorder);

        public void Customize(Type type, RuntimePipeline pipeline) => pipeline.AddHandlerBefore<Signer>(new Handler());
    }

    private sealed class Handler : PipelineHandler
    {
        public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            var context = executionContext.RequestContext;
            if (context.ClientConfig.ServiceURL is not { } url || !ByUrl.TryGetValue(Key(url), out var recorder))
            {
                return await base.InvokeAsync<T>(executionContext);
            }

            await recorder.RecordAsync(context.OriginalRequest, await ((AWSCredentials)context.Identity).GetCredentialsAsync());
            var response = await base.InvokeAsync<T>(executionContext);
            recorder.Remember(context.OriginalRequest, executionContext.ResponseContext.Response);
            return response;
        }
    }
}
