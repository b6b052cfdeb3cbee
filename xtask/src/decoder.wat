;; Decodes a module that rides along as text (carrier.rs). A loop of JavaScript would take several times as long, because no
;; engine has optimized it yet when it runs.
(module
  (memory (export "memory") 1)
  ;; From address 0 on: the byte that each character stands for; from 128 on after the first prefix, from 256 on after the
  ;; second. The text stands from $at to $end; its bytes are written in its place, up to the address that is returned.
  (func (export "decode") (param $at i32) (param $end i32) (result i32)
    (local $to i32)
    (local $code i32)
    (local.set $to (local.get $at))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $code (i32.load8_u (local.get $at)))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        ;; 125 and 126, `}` and `~`, are the prefixes.
        (if (i32.ge_u (local.get $code) (i32.const 125))
          (then
            (local.set $code
              (i32.add
                (i32.mul (i32.sub (local.get $code) (i32.const 124)) (i32.const 128))
                (i32.load8_u (local.get $at))))
            (local.set $at (i32.add (local.get $at) (i32.const 1)))))
        (i32.store8 (local.get $to) (i32.load8_u (local.get $code)))
        (local.set $to (i32.add (local.get $to) (i32.const 1)))
        (br $next)))
    (local.get $to)))
