#nullable disable
using System.Globalization;
using Amazon.Runtime;

namespace StandIn;

/// <summary>A position in a form-encoded request: the parameters and the path that leads there.</summary>
internal readonly struct QueryTarget(IDictionary<string, string> parameters, string path)
{
    public void Set(string value) => parameters[path] = value;
    public void Set(int value) => Set(value.ToString(CultureInfo.InvariantCulture));
    public void Set(long value) => Set(value.ToString(CultureInfo.InvariantCulture));
    public void Set(float value) => Set(value.ToString("R", CultureInfo.InvariantCulture));
    public void Set(double value) => Set(value.ToString("R", CultureInfo.InvariantCulture));
    public void Set(bool value) => Set(value ? "true" : "false");
    public void Set(DateTime value) => Set(value.ToUniversalTime().ToString("yyyy-MM-dd\\THH:mm:ss.fff\\Z", CultureInfo.InvariantCulture));
    public void Set(MemoryStream value) => Set(Convert.ToBase64String(value.ToArray()));

    public void Put(string name, string value) => Put(name, value, static (to, text) => to.Set(text));
    public void Put(string name, ConstantClass value) => Put(name, value?.Value);
    public void Put(string name, int? value) => Put(name, value, static (to, number) => to.Set(number.Value));
    public void Put(string name, long? value) => Put(name, value, static (to, number) => to.Set(number.Value));
    public void Put(string name, float? value) => Put(name, value, static (to, number) => to.Set(number.Value));
    public void Put(string name, double? value) => Put(name, value, static (to, number) => to.Set(number.Value));
    public void Put(string name, bool? value) => Put(name, value, static (to, flag) => to.Set(flag.Value));
    public void Put(string name, DateTime? value) => Put(name, value, static (to, time) => to.Set(time.Value));
    public void Put(string name, MemoryStream value) => Put(name, value, static (to, bytes) => to.Set(bytes));

    public void Put<T>(string name, T value, Action<QueryTarget, T> write)
    {
        if (value is not null)
        {
            write(At(name), value);
        }
    }

    public void Structure<T>(T value, Action<QueryTarget, T> write) => write(this, value);

    public void List<T>(string name, List<T> values, Action<QueryTarget, T> write) => At(name).Items(values, write);

    // The official SDK sends an empty list as `Name=`.
    public void Items<T>(List<T> values, Action<QueryTarget, T> write)
    {
        if (!Nothing.IsSet(values))
        {
            return;
        }

        if (values.Count == 0)
        {
            Set("");
        }

        for (var index = 0; index < values.Count; index++)
        {
            write(At("member." + (index + 1).ToString(CultureInfo.InvariantCulture)), values[index]);
        }
    }

    public void Map<T>(string name, Dictionary<string, T> values, Action<QueryTarget, T> write) => At(name).Entries(values, write);

    public void Entries<T>(Dictionary<string, T> values, Action<QueryTarget, T> write)
    {
        var index = 0;
        foreach (var (key, value) in values ?? [])
        {
            var entry = At("entry." + (++index).ToString(CultureInfo.InvariantCulture));
            entry.Put("key", key);
            write(entry.At("value"), value);
        }
    }

    private QueryTarget At(string name) => new(parameters, path.Length == 0 ? name : path + "." + name);
}
