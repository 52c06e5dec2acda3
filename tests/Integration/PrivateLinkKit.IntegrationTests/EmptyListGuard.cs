using System.Collections;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>
/// Fails SDK calls that hold an empty list or map, in every test that has an <see cref="TestEnvironment"/>: AWS takes <c>Name=</c> for an empty text, or
/// for a filter that nothing matches. The engine leaves such members out.
/// </summary>
internal sealed class EmptyListGuard : IRuntimePipelineCustomizer
{
    public string UniqueName => nameof(EmptyListGuard);

    public static void Register() => RuntimePipelineCustomizerRegistry.Instance.Register(new EmptyListGuard());

    public void Customize(Type type, RuntimePipeline pipeline) => pipeline.AddHandler(new Guard());

    private static IEnumerable<string> EmptyIn(object value, string path) => value switch
    {
        ICollection { Count: 0 } => [path],
        IDictionary map => map.Values.Cast<object>().SelectMany(item => EmptyIn(item, path)),
        IList list => list.Cast<object>().SelectMany(item => EmptyIn(item, path)),
        _ when value.GetType().Namespace?.StartsWith("Amazon.", StringComparison.Ordinal) is true => value.GetType().GetProperties()
            .Where(property => property.GetIndexParameters().Length == 0 && property.DeclaringType == value.GetType())
            .SelectMany(property => property.GetValue(value) is { } inner ? EmptyIn(inner, $"{path}.{property.Name}") : []),
        _ => [],
    };

    private sealed class Guard : PipelineHandler
    {
        public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            var request = executionContext.RequestContext.OriginalRequest;
            return EmptyIn(request, request.GetType().Name).ToList() is { Count: > 0 } empty
                ? throw new InvalidOperationException($"Empty, but set: {string.Join(", ", empty)}.")
                : base.InvokeAsync<T>(executionContext);
        }
    }
}
