#nullable disable
using System.Globalization;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace StandIn;

/// <summary>The parts of a REST request.</summary>
internal readonly struct RestTarget(DefaultRequest request, JsonTarget body)
{
    public JsonTarget Body => body;

    public void Path(string name, string value) => request.AddPathResource($"{{{name}}}", value);
    public void Path(string name, ConstantClass value) => Path(name, value?.Value);

    public void Header(string name, string value) => Put(request.Headers, name, value);
    public void Header(string name, ConstantClass value) => Header(name, value?.Value);

    public void Query(string name, string value) => Put(request.Parameters, name, value);
    public void Query(string name, ConstantClass value) => Query(name, value?.Value);
    public void Query(string name, bool? value) => Query(name, value is { } flag ? (flag ? "true" : "false") : null);
    public void Query<T>(string name, T? value) where T : struct, IFormattable => Query(name, value?.ToString(null, CultureInfo.InvariantCulture));

    public void Query(string name, List<string> values)
    {
        if (Nothing.IsSet(values))
        {
            request.ParameterCollection.Add(name, values);
        }
    }

    private static void Put(IDictionary<string, string> all, string name, string value)
    {
        if (value is not null)
        {
            all[name] = value;
        }
    }
}
