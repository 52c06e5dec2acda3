using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Home;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Aws.Ssm;

/// <summary>The home record as standard SSM parameters of the type String, under <c>/privatelinkkit/STACK/</c> in the stack's home.</summary>
/// <param name="stack">The stack.</param>
/// <param name="ssm">The client; null if the host has registered a client for EC2 but none for SSM.</param>
/// <param name="calls">Sends the calls.</param>
/// <param name="longestCall">Time that one call may take, by the system's clock.</param>
/// <param name="cancellationToken">The host's token.</param>
internal sealed class SsmRecordStore(
    StackIdentity stack, IAmazonSimpleSystemsManagement? ssm, AwsCalls calls, TimeSpan longestCall, CancellationToken cancellationToken) : RecordStore
{
    /// <summary>A network without a route to SSM must not delay the reading of everything else: two short attempts, then none in the same operation.</summary>
    private const int Attempts = 2;

    /// <summary>Largest page that AWS returns.</summary>
    private const int LargestPage = 10;

    private readonly string _path = $"/privatelinkkit/{stack.Stack}";
    private RecordUnavailableException? _silence;

    public override async Task<IReadOnlyDictionary<string, string>> ReadAsync()
    {
        var texts = new Dictionary<string, string>();
        var request = new GetParametersByPathRequest { Path = _path, Recursive = true, MaxResults = LargestPage };
        do
        {
            var page = await CallAsync((client, token) => client.GetParametersByPathAsync(request, token));
            Add(texts, page.Parameters);
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
        return texts;
    }

    public override async Task<string?> FindAsync(string name)
    {
        try
        {
            return (await CallAsync((client, token) => client.GetParameterAsync(new GetParameterRequest { Name = FullNameOf(name) }, token))).Parameter.Value;
        }
        catch (ParameterNotFoundException)
        {
            return null;
        }
    }

    public override async Task<bool> AddAsync(string name, string text)
    {
        try
        {
            await PutAsync(name, text, overwrite: false);
            return true;
        }
        catch (ParameterAlreadyExistsException)
        {
            return false;
        }
    }

    public override Task SetAsync(string name, string text) => PutAsync(name, text, overwrite: true);

    public override async Task RemoveAsync(string name)
    {
        try
        {
            await CallAsync((client, token) => client.DeleteParameterAsync(new DeleteParameterRequest { Name = FullNameOf(name) }, token));
        }
        catch (ParameterNotFoundException)
        {
            // Gone already.
        }
    }

    public override string FullNameOf(string name) => $"{_path}/{name}";

    public override string CommandToRemove(string name) => $"aws ssm delete-parameter --region {stack.Home.Region} --name {FullNameOf(name)}";

    private Task PutAsync(string name, string text, bool overwrite) => CallAsync((client, token) => client.PutParameterAsync(
        new PutParameterRequest { Name = FullNameOf(name), Type = ParameterType.String, Value = text, Overwrite = overwrite }, token));

    private void Add(Dictionary<string, string> texts, List<Parameter>? parameters)
    {
        foreach (var parameter in parameters ?? [])
        {
            texts[parameter.Name[(_path.Length + 1)..]] = parameter.Value;
        }
    }

    private async Task<T> CallAsync<T>(Func<IAmazonSimpleSystemsManagement, CancellationToken, Task<T>> call)
        where T : AmazonWebServiceResponse
    {
        if (ssm is null)
        {
            throw new RecordUnavailableException(
                $"no {nameof(IAmazonSimpleSystemsManagement)} is registered beside the host's other clients");
        }

        if (_silence is { } silence)
        {
            throw silence;
        }

        try
        {
            return await calls.RepeatAsync(token => BoundedAsync(call, ssm, token), cancellationToken, Attempts);
        }
        catch (Exception error) when (AwsErrors.IsAmbiguous(error, cancellationToken))
        {
            var reason = error is OperationCanceledException ? $"no answer within {longestCall.TotalSeconds} s" : FailureText.Of(error);
            throw _silence = new RecordUnavailableException($"SSM did not answer: {reason}", error) { IsSilence = true };
        }
        catch (AmazonServiceException error) when (error is not (ParameterNotFoundException or ParameterAlreadyExistsException))
        {
            throw new RecordUnavailableException(FailureText.Of(error), error);
        }
        catch (OperationNotImplementedException error)
        {
            throw new RecordUnavailableException(error.Message, error);
        }
    }

    private async Task<T> BoundedAsync<T>(
        Func<IAmazonSimpleSystemsManagement, CancellationToken, Task<T>> call, IAmazonSimpleSystemsManagement client, CancellationToken token)
    {
        using var patience = new CancellationTokenSource(longestCall);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, patience.Token);
        return await call(client, either.Token);
    }
}
