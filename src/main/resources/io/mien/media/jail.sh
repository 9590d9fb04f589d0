# A root of its own for the program that follows "--", made inside fresh namespaces by Unshare.
# Arguments: "ro" or "rw" and a path, again and again, then "--" and the command.
set -e
mount -t tmpfs -o mode=755,nosuid,nodev,size=16m none /tmp
cd /tmp
mkdir old usr dev proc tmp
mount --rbind /usr usr
for folder in bin lib lib64; do
  if [ -L "/$folder" ]; then
    ln -s "$(readlink "/$folder")" "$folder"
  elif [ -d "/$folder" ]; then
    mkdir "$folder"
    mount --rbind "/$folder" "$folder"
  fi
done
for device in null zero random urandom; do
  : > "dev/$device"
  mount --bind "/dev/$device" "dev/$device"
done
pivot_root . old
cd /
mount -t tmpfs -o mode=1777,nosuid,nodev,size=1m none /tmp
while [ "$1" != -- ]; do
  if [ -d "/old$2" ]; then
    mkdir -p "$2"
  else
    mkdir -p "${2%/*}"
    : > "$2"
  fi
  mount --rbind "/old$2" "$2"
  # What the machine's mount forbids has to be forbidden again
  mount -o "remount,bind,$1,nosuid,nodev" "$2" 2>/dev/null || mount -o "remount,bind,$1,nosuid,nodev,noexec" "$2"
  shift 2
done
shift
# mount and umount read the table of mounts there
mount --rbind /old/proc /proc
for folder in /usr /bin /lib /lib64; do
  [ -L "$folder" ] || [ ! -d "$folder" ] || mount -o remount,bind,ro,nosuid,nodev "$folder"
done
{ echo 0 > /proc/sys/user/max_user_namespaces; } 2>/dev/null || :
umount -l /old
rmdir /old
mount -o remount,ro /
umount -l /proc
exec setpriv --no-new-privs --inh-caps=-all --bounding-set=-all -- "$@"
